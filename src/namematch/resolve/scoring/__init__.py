"""What pairs of names, titles and documents say, in bits."""
