"""The people found: canonical names, reasons, pictures."""
