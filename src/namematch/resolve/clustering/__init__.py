"""Names to people: full names first, then short forms within their documents."""
