"""What an office prints and what people hand in: papers as PDF, check codes, uploads."""
