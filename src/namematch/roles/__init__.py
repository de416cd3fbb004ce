"""Role titles: parsing them into a normal form, comparing two of them, finding them in running text."""

from namematch.roles.api import parse_role, parse_role_many
from namematch.roles.comparison import compare_roles, refines, renamings
from namematch.roles.find import find_roles, role_spans
from namematch.roles.offices import Office, offices_of
from namematch.roles.role import PartSpan, Role, RoleComparison, RolePart, RoleSpan, RoleVerdict
from namematch.roles.sectors import sector_bits, sectors_of

__all__ = [
    "Office",
    "PartSpan",
    "Role",
    "RoleComparison",
    "RolePart",
    "RoleSpan",
    "RoleVerdict",
    "compare_roles",
    "find_roles",
    "offices_of",
    "parse_role",
    "parse_role_many",
    "refines",
    "renamings",
    "role_spans",
    "sector_bits",
    "sectors_of",
]
