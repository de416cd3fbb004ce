"""What speaks for and against a few words being the name of a person."""

from namematch.mentions.evidence.features import piece_features
from namematch.mentions.evidence.repetition import Repetition

__all__ = ["Repetition", "piece_features"]
