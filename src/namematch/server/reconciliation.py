"""The reconciliation service of OpenRefine: W3C Reconciliation Service API, version 0.2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from namematch.errors import shown
from namematch.index import Hit
from namematch.server.exchange import Answer, RefusedError, as_json, read_json, text_parameter, whole_parameter
from namematch.server.people_list import PeopleList
from namematch.text import fold

MOST_QUERIES = 1_000
MOST_HITS = 100
_HITS = 5
# Who may be the person is shown; a person chooses.
_POSSIBLE = 0.05
_PERSON = {"id": "person", "name": "Person"}
_PAGE = (
    '<!doctype html><meta charset="utf-8"><title>{title}</title>'
    "<style>body{{font:14px sans-serif;margin:8px}}th{{text-align:left;padding-right:12px;vertical-align:top}}</style>"
    "<strong>{title}</strong><table>{rows}</table>"
)


class Reconciliation:
    """Answers the requests that OpenRefine makes, for a list under a title such as its file."""

    def __init__(self, people: PeopleList, title: str) -> None:
        self.people = people
        self.title = title

    def answer(self, parameters: Mapping[str, Any], base: str) -> Answer:
        """The manifest, or the candidates for a batch of queries, or columns of people who have been found."""
        if "queries" in parameters:
            return as_json(self._candidates(_queries(parameters)))
        if "extend" in parameters:
            return as_json(self._extended(read_json(text_parameter(parameters, "extend"), "'extend'")))
        return as_json(self._manifest(base))

    def suggest(self, parameters: Mapping[str, Any], _: str) -> Answer:
        """People whose name begins so."""
        prefix = text_parameter(parameters, "prefix")
        limit = whole_parameter(parameters, "limit", _HITS, MOST_HITS)
        found = self.people.beginning_with(prefix, limit) if prefix.strip() else ()
        return as_json({"result": [{"id": own, "name": self.people.name(own), "notable": [_PERSON]} for own in found]})

    def suggest_property(self, parameters: Mapping[str, Any], _: str) -> Answer:
        """Columns whose name begins so."""
        prefix = fold(text_parameter(parameters, "prefix"))
        found = [column for column in self.people.columns if fold(column).startswith(prefix)]
        return as_json({"result": list(map(_named, found))})

    def flyout(self, parameters: Mapping[str, Any], _: str) -> Answer:
        """What is shown of a suggestion that the mouse is over."""
        own = self._person(parameters)
        return as_json({"id": own, "html": f"<table>{self._table_rows(own)}</table>"})

    def preview(self, parameters: Mapping[str, Any], _: str) -> Answer:
        """A person's row as a page."""
        own = self._person(parameters)
        return Answer(_PAGE.format(title=escape(self.people.name(own)), rows=self._table_rows(own)), "text/html")

    def properties(self, _: Mapping[str, Any], __: str) -> Answer:
        """The columns that can be added to a project."""
        return as_json({"type": "person", "properties": [_named(column) for column in self.people.columns]})

    def _manifest(self, base: str) -> dict[str, object]:
        return {
            "versions": ["0.2"],
            "name": f"namematch: {self.title}",
            "identifierSpace": f"{base}/preview?id=",
            "schemaSpace": f"{base}/properties",
            "defaultTypes": [_PERSON],
            "batchSize": 50,
            "view": {"url": f"{base}/preview?id={{{{id}}}}"},
            "preview": {"url": f"{base}/preview?id={{{{id}}}}", "width": 400, "height": 200},
            "suggest": {
                "entity": {
                    "service_url": base,
                    "service_path": "/suggest/entity",
                    "flyout_service_path": "/flyout/entity?id=${id}",
                },
                "property": {"service_url": base, "service_path": "/suggest/property"},
            },
            "extend": {"propose_properties": {"service_url": base, "service_path": "/properties"}},
        }

    def _candidates(self, queries: Mapping[str, Mapping[str, Any]]) -> dict[str, object]:
        wanted = {key: whole_parameter(query, "limit", _HITS, MOST_HITS) for key, query in queries.items()}
        names = [text_parameter(query, "query") for query in queries.values()]
        most = max(wanted.values(), default=_HITS)
        found = self.people.search(names, most, _POSSIBLE)
        rows = zip(wanted.items(), found, queries.values(), strict=True)
        return {key: {"result": self._ranked(hits, query)[:limit]} for (key, limit), hits, query in rows}

    def _ranked(self, hits: Sequence[Hit], query: Mapping[str, Any]) -> list[dict[str, object]]:
        """Candidates with their scores; one is a match if no property contradicts, and any other that fits as well."""
        told = _properties(query)
        self._check_columns(told)
        agreed = [self._agreed(str(hit.id), told) for hit in hits]
        same = [place for place, hit in enumerate(hits) if hit.same]
        fitting = [place for place in same if all(agreed[place].values())]
        # Beside another of the name, who is contradicted, a property has to speak for somebody.
        match = fitting[0] if len(fitting) == 1 and (len(same) == 1 or agreed[fitting[0]]) else None
        return [self._candidate(hit, agreed[place], place == match) for place, hit in enumerate(hits)]

    def _agreed(self, own: str, told: Mapping[str, str]) -> dict[str, bool]:
        """By property that a query tells and a row has whether they are the same."""
        held = {column: fold(str(self.people.cells(own).get(column) or "")) for column in told}
        return {column: held[column] == fold(value) for column, value in told.items() if held[column]}

    def _candidate(self, hit: Hit, agreed: Mapping[str, bool], match: bool) -> dict[str, object]:
        return {
            "id": str(hit.id),
            "name": hit.name,
            "type": [_PERSON],
            "score": round(100 * hit.probability, 3),
            "match": match,
            "description": hit.explain(),
            "features": [
                {"id": "bits", "value": round(hit.bits, 3)},
                *({"id": column, "value": value} for column, value in agreed.items()),
            ],
        }

    def _check_columns(self, columns: Iterable[str]) -> None:
        for column in columns:
            if column not in self.people.columns:
                valid = ", ".join(self.people.columns)
                raise RefusedError(400, f"unknown property {shown(column)}; the list has {valid}")

    def _extended(self, asked: Any) -> dict[str, object]:
        try:
            ids = list(map(str, asked["ids"]))
            columns = [str(column["id"]) for column in asked["properties"]]
        except (TypeError, KeyError) as error:
            raise RefusedError(400, "'extend' must have lists of 'ids' and 'properties'") from error
        if len(ids) > MOST_QUERIES:
            raise RefusedError(413, f"{len(ids):,} ids in one batch; at most {MOST_QUERIES:,} are taken")
        self._check_columns(columns)
        rows = {own: {column: self._values(own, column) for column in columns} for own in ids}
        return {"meta": [_named(column) for column in columns], "rows": rows}

    def _values(self, own: str, column: str) -> list[dict[str, str]]:
        value = self.people.cells(own).get(column) if own in self.people else None
        return [] if value in (None, "") else [{"str": str(value)}]

    def _person(self, parameters: Mapping[str, Any]) -> str:
        own = text_parameter(parameters, "id")
        if own not in self.people:
            raise RefusedError(404, f"the list has nobody with the id {shown(own)}")
        return own

    def _table_rows(self, own: str) -> str:
        cells = ((column, value) for column, value in self.people.cells(own).items() if value not in (None, ""))
        return "".join(f"<tr><th>{escape(str(column))}<td>{escape(str(value))}" for column, value in cells)


def _queries(parameters: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    value = parameters["queries"]
    queries = read_json(value, "'queries'") if isinstance(value, str) else value
    if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
        raise RefusedError(400, "'queries' must be an object of queries by key")
    if len(queries) > MOST_QUERIES:
        raise RefusedError(413, f"{len(queries):,} queries in one batch; at most {MOST_QUERIES:,} are taken")
    return queries


def _properties(query: Mapping[str, Any]) -> dict[str, str]:
    """What other columns of the project say of the person; of several values the first."""
    try:
        told = {str(item["pid"]): item["v"] for item in query.get("properties") or ()}
    except (TypeError, KeyError) as error:
        raise RefusedError(400, "'properties' must be a list of objects with 'pid' and 'v'") from error
    one = {pid: value[0] if isinstance(value, list) and value else value for pid, value in told.items()}
    text = {pid: value.get("name") if isinstance(value, dict) else value for pid, value in one.items()}
    return {pid: str(value) for pid, value in text.items() if value not in (None, "", [])}


def _named(column: str) -> dict[str, str]:
    return {"id": column, "name": column}
