"""The yearly endorsement at the office (签注): Regulation art. 10."""
