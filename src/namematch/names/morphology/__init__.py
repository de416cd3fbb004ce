"""Inflected, feminine and patronymic forms led back to their base."""
