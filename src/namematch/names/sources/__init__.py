"""The Cyrillic words that a written word can come from, and whether they are attested."""
