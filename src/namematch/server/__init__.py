"""A list of people over HTTP on this machine: the reconciliation service of OpenRefine, and the functions as JSON."""

from namematch.server.http_service import make_server
from namematch.server.people_list import PeopleList

__all__ = ["PeopleList", "make_server"]
