"""Latin to Cyrillic: what a spelling can have come from, and how likely."""
