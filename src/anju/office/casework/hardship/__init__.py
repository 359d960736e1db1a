"""A late endorsement in hardship, where the measure has it: the gap is not charged."""
