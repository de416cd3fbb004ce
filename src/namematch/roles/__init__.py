"""Role titles: parsing them into a normal form, comparing two of them, finding them in running text."""

from namematch.roles.comparing import compare_roles, renamings
from namematch.roles.fields import crossing_bits, fields_of
from namematch.roles.finding import find_roles
from namematch.roles.parsing import parse_role, parse_role_many
from namematch.roles.role import PartSpan, Role, RoleComparison, RolePart, RoleSpan, RoleVerdict

__all__ = [
    "PartSpan",
    "Role",
    "RoleComparison",
    "RolePart",
    "RoleSpan",
    "RoleVerdict",
    "compare_roles",
    "crossing_bits",
    "fields_of",
    "find_roles",
    "parse_role",
    "parse_role_many",
    "renamings",
]
