"""Which mentions are the same person: blocking, scoring, clustering, and the people found."""

from namematch.resolve.entities.canonical_name import DEFAULT_SCHEME
from namematch.resolve.entities.entity import Entity
from namematch.resolve.entities.events import Event, EventKind
from namematch.resolve.entities.possible_pairs import PossiblePair
from namematch.resolve.entities.resolution import Explanation, Homonyms, OpenMention, Resolution
from namematch.resolve.forms import Form, Link, RoleForm
from namematch.resolve.mention_input import mention_of
from namematch.resolve.resolver import Progress, Resolver, resolve

__all__ = [
    "DEFAULT_SCHEME",
    "Entity",
    "Event",
    "EventKind",
    "Explanation",
    "Form",
    "Homonyms",
    "Link",
    "OpenMention",
    "PossiblePair",
    "Progress",
    "Resolution",
    "Resolver",
    "RoleForm",
    "mention_of",
    "resolve",
]
