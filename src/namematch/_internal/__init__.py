"""Plumbing that every room may use and nobody outside the package: files, caches, processes, lazy loading."""
