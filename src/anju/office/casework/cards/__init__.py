"""Cards: a new one for a damaged or a lost one (换领, 补领), Regulation arts. 11 and 21."""
