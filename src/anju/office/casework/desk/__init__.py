"""What a desk needs around its cases: queues, who works on what, notes, drafts."""
