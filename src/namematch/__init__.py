"""Which written names are the same person, when the name was Cyrillic first and somebody romanised it."""
