"""Role titles taken apart: phrases, the parts they name, and how far a title reaches in running text."""
