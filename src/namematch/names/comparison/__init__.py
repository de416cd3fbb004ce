"""One pair of names weighed: words, parts, the whole, and the reasons."""
