"""What `anju doctor` looks at: each look is a function, each finding a sentence and what to do."""
