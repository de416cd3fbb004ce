"""How words are spelt: keys, initials, suffixes, and the cost of one being another written wrong."""
