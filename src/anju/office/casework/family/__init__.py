"""Who of the family acts for somebody (监护人, 近亲属), by which evidence, from which day on."""
