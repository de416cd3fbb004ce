"""Mentions of people: the type, and finding mentions and their roles in running text."""

from namematch.mentions.mention import Mention

__all__ = ["Mention"]
