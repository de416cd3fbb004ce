"""FollowTheMoney and OpenSanctions: people from their files, entities compared, matches for nomenklatura."""

from namematch.ftm.algorithm import scoring_algorithm
from namematch.ftm.entity_comparison import EntityComparison, compare
from namematch.ftm.judgements import Judgement, read_judgements
from namematch.ftm.people import FtmPerson, people_table, read_people
from namematch.ftm.resolving import FtmResolution, resolve
from namematch.ftm.written import entity_lines, judgement_lines, write_judgements

__all__ = [
    "EntityComparison",
    "FtmPerson",
    "FtmResolution",
    "Judgement",
    "compare",
    "entity_lines",
    "judgement_lines",
    "people_table",
    "read_judgements",
    "read_people",
    "resolve",
    "scoring_algorithm",
    "write_judgements",
]
