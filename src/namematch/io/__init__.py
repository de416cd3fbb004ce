"""Files and rows in, results out."""
