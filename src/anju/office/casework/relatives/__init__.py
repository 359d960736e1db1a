"""Which close relative (近亲属) acts for somebody elderly or disabled, by which evidence."""
