"""The face of this room for many machines: a part of a run resolved, and what only the whole run tells.

Rows are brought together elsewhere; here are the functions of one machine that they are brought together for.
"""

from __future__ import annotations

from collections.abc import Iterable

from namematch._internal.gc_pause import seldom_collecting
from namematch._internal.progress import Steps
from namematch.mentions import Mention
from namematch.names import DecisionRule
from namematch.resolve.clustering.homonyms import Assigned, units_of
from namematch.resolve.clustering.namesakes import (
    CoMentions,
    NameKey,
    may_be_two,
    name_key,
    namesakes_of,
    surname_key,
)
from namematch.resolve.entities.resolution import Resolution
from namematch.resolve.mention_index import MentionIndex, check_mentions, has_titles
from namematch.resolve.run import Run
from namematch.resolve.run_facts import WholeRun
from namematch.resolve.scoring.pair_store import ScoredPairs
from namematch.resolve.scoring.parameters import context_weights, same_document_bits
from namematch.resolve.user_links import UserLinks
from namematch.translit import find_scheme

__all__ = [
    "Assigned",
    "CoMentions",
    "MentionIndex",
    "NameKey",
    "WholeRun",
    "context_weights",
    "may_be_two",
    "name_key",
    "namesakes_of",
    "resolve_part",
    "same_document_bits",
    "surname_key",
    "units_of",
]


def resolve_part(
    mentions: Iterable[Mention], whole: WholeRun, *, scheme: str, rule: DecisionRule | None = None
) -> Resolution:
    """Resolves some of the mentions of a run as they are resolved among all of them.

    Of names that could be one person's, or stand in one document and could be so there, it takes all mentions or none.
    """
    find_scheme(scheme)
    kept = tuple(mentions)
    check_mentions(kept)
    with seldom_collecting():
        run = Run(scheme, ScoredPairs(roles=has_titles(kept), rule=rule), whole)
        run.add(kept, UserLinks(), Steps())
        return run.resolution
