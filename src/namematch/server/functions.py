"""Functions of the library as JSON: comparing, searching and parsing, and their description as OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namematch.io import as_record, name_record
from namematch.names import compare as compare_names
from namematch.names import parse_name
from namematch.server.exchange import Answer, RefusedError, as_json, decimal_parameter, text_parameter, whole_parameter
from namematch.server.people_list import PeopleList
from namematch.text import is_missing

_MOST_HITS = 100


class Functions:
    """Answers requests for the functions of the library, and for a search of a list if there is one."""

    def __init__(self, people: PeopleList | None) -> None:
        self.people = people

    def compare(self, parameters: Mapping[str, Any], _: str) -> Answer:
        """Whether two names are one person's, and why; `null` where one is missing."""
        left, right = text_parameter(parameters, "left"), text_parameter(parameters, "right")
        if is_missing(left) or is_missing(right):
            return as_json(None)
        return as_json(as_record(compare_names(left, right, **_rule(parameters))))

    def search(self, parameters: Mapping[str, Any], _: str) -> Answer:
        """People of the list whom a name can mean."""
        if self.people is None:
            raise RefusedError(404, "there is no list to search; start the server with --reconcile FILE")
        query, limit = text_parameter(parameters, "query"), whole_parameter(parameters, "limit", 5, _MOST_HITS)
        hits = self.people.index.search(query, limit=limit, **_rule(parameters))
        return as_json([as_record(hit.to_dict()) for hit in hits])

    def parse(self, parameters: Mapping[str, Any], _: str) -> Answer:
        """The parts of a name."""
        return as_json(name_record(parse_name(text_parameter(parameters, "name"))))

    def openapi(self, _: Mapping[str, Any], base: str) -> Answer:
        """The description of these functions, as OpenAPI 3.1."""
        from importlib.metadata import version

        paths = {path: {"get": _operation(path, *described)} for path, described in _DESCRIBED.items()}
        for path, described in _DESCRIBED.items():
            paths[path]["post"] = _operation(path, *described, posted=True)
        info = {"title": "namematch", "version": version("namematch-cyrillic")}
        return as_json({"openapi": "3.1.0", "info": info, "servers": [{"url": base}], "paths": paths})


def _rule(parameters: Mapping[str, Any]) -> dict[str, float | None]:
    return {name: decimal_parameter(parameters, name) for name in ("population", "min_probability")}


# By path what it does, the parameters that must be there, and those that may.
_DESCRIBED: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "/compare": ("Whether two names are one person's, and why", ("left", "right"), ("population", "min_probability")),
    "/search": ("People of the list whom a name can mean", ("query",), ("limit", "population", "min_probability")),
    "/parse": ("The parts of a name", ("name",), ()),
}


def _operation(
    path: str, summary: str, needed: tuple[str, ...], optional: tuple[str, ...], *, posted: bool = False
) -> dict[str, object]:
    schemas = {name: {"type": "string"} for name in needed} | {name: {"type": "number"} for name in optional}
    said: dict[str, object] = {
        "parameters": [
            {"name": name, "in": "query", "required": name in needed, "schema": schema}
            for name, schema in schemas.items()
        ]
    }
    if posted:
        body = {"type": "object", "required": list(needed), "properties": schemas}
        said = {"requestBody": {"required": True, "content": {"application/json": {"schema": body}}}}
    refused = {"description": "One line, as `error`, that says what would be valid"}
    return {
        "summary": summary,
        "operationId": path.strip("/") + ("Posted" if posted else ""),
        **said,
        "responses": {
            "200": {"description": summary, "content": {"application/json": {}}},
            "400": refused,
            "403": refused,
            "404": refused,
            "413": refused,
        },
    }
