"""The reconciliation service, as a client over HTTP sees it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.server.conftest import Client

import namematch as nm


def queried(client: Client, **queries: dict[str, Any]) -> Any:
    return client.post("/reconcile", form={"queries": queries}).json


def test_the_manifest_says_what_there_is(client: Client) -> None:
    manifest = client.get("/reconcile").json
    base = f"http://127.0.0.1:{client.port}"
    assert manifest["versions"] == ["0.2"]
    assert manifest["name"] == "namematch: people.csv"
    assert {"identifierSpace", "schemaSpace", "defaultTypes"} <= manifest.keys()
    assert manifest["view"]["url"] == f"{base}/preview?id={{{{id}}}}"
    entity = manifest["suggest"]["entity"]
    assert client.get(entity["service_path"], prefix="Лавр").json["result"][0]["id"] == "q2"
    assert client.get(entity["flyout_service_path"].replace("${id}", "q2")).json["id"] == "q2"
    assert client.get(manifest["extend"]["propose_properties"]["service_path"], type="person").status == 200


def test_a_batch_gives_candidates_with_scores_and_reasons(client: Client) -> None:
    found = queried(
        client,
        q0={"query": "Alexander Dartschijew"},
        q1={"query": "Nobody Whatsoever"},
        q2={"query": "Sergei Lavrov", "limit": 1, "type": "person", "type_strict": "should"},
    )
    (darchiyev,) = found["q0"]["result"]
    weight = nm.compare("Alexander Dartschijew", "Александр Никитич Дарчиев")
    assert (darchiyev["id"], darchiyev["match"]) == ("q1", True)
    assert darchiyev["score"] == pytest.approx(100 * weight.probability, abs=1e-3)
    assert darchiyev["description"] == weight.explain()
    assert darchiyev["type"] == [{"id": "person", "name": "Person"}]
    assert found["q1"]["result"] == []
    assert [hit["id"] for hit in found["q2"]["result"]] == ["q2"]


def test_of_two_who_can_be_the_same_neither_is_a_match(client: Client) -> None:
    found = queried(client, a={"query": "Petrov"})["a"]["result"]
    assert {hit["id"] for hit in found} == {"q3", "q4"}
    assert [hit["match"] for hit in found] == [False, False]
    assert len(queried(client, a={"query": "Petrov", "limit": 1})["a"]["result"]) == 1


@pytest.mark.parametrize(
    ("value", "match"),
    [("1950", True), (1950, True), (["1950"], True), ({"id": "x", "name": "1951"}, False), ("", True)],
)
def test_another_column_can_speak_against_a_match(client: Client, value: object, match: bool) -> None:
    query = {"query": "Sergei Lavrov", "properties": [{"pid": "born", "v": value}]}
    (hit,) = queried(client, a=query)["a"]["result"]
    assert hit["match"] is match
    assert {feature["id"] for feature in hit["features"]} == ({"bits", "born"} if value else {"bits"})


@pytest.mark.parametrize(("born", "matched"), [("1971", ["q4"]), ("1972", [])])
def test_another_column_tells_two_of_one_name_apart(client: Client, born: str, matched: list[str]) -> None:
    query = {"query": "Petrov", "properties": [{"pid": "born", "v": born}]}
    found = queried(client, a=query)["a"]["result"]
    assert {hit["id"] for hit in found} == {"q3", "q4"}
    assert [hit["id"] for hit in found if hit["match"]] == matched


def test_suggestions_begin_with_what_is_typed(client: Client) -> None:
    def ids(prefix: str, **more: str) -> list[str]:
        return [hit["id"] for hit in client.get("/suggest/entity", prefix=prefix, **more).json["result"]]

    assert ids("пет")[0] == "q4"
    assert ids("Dartschijew") == ["q1"]
    assert set(ids("Petrov")) == {"q3", "q4"}
    assert len(ids("Petrov", limit="1")) == 1
    assert ids(" ") == []
    assert [item["id"] for item in client.get("/suggest/property", prefix="C").json["result"]] == ["city"]


def test_a_person_can_be_looked_at_and_nothing_in_a_cell_is_markup(client: Client) -> None:
    page = client.get("/preview", id="q3")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "&lt;b&gt;Paris" in page.body
    assert "<b>" not in page.body
    assert "1970" in page.body
    assert "&lt;b&gt;" in client.get("/flyout/entity", id="q3").json["html"]


def test_columns_are_added_to_people_who_were_found(client: Client) -> None:
    asked = {"ids": ["q2", "q3", "gone"], "properties": [{"id": "born"}, {"id": "city"}]}
    assert client.post("/reconcile", form={"extend": asked}).json == {
        "meta": [{"id": "born", "name": "born"}, {"id": "city", "name": "city"}],
        "rows": {
            "q2": {"born": [{"str": "1950"}], "city": [{"str": "Москва"}]},
            "q3": {"born": [{"str": "1970"}], "city": [{"str": "<b>Paris"}]},
            "gone": {"born": [], "city": []},
        },
    }


@pytest.mark.parametrize(
    ("form", "status", "message"),
    [
        ({"queries": "{"}, 400, "'queries' is not JSON"),
        ({"queries": []}, 400, "'queries' must be an object of queries by key"),
        ({"queries": {"a": "Lavrov"}}, 400, "'queries' must be an object of queries by key"),
        ({"queries": {"a": {}}}, 400, "the parameter 'query' must be a text"),
        ({"queries": {"a": {"query": "x", "limit": 0}}}, 400, "'limit' must be a whole number, 1 or more, not 0"),
        ({"queries": {"a": {"query": "x", "limit": "many"}}}, 400, "'limit' must be a number, not 'many'"),
        ({"queries": {"a": {"query": "Lavrov", "properties": [{"v": 1}]}}}, 400, "'properties' must be a list"),
        (
            {"queries": {"a": {"query": "Lavrov", "properties": [{"pid": "age", "v": 1}]}}},
            400,
            "unknown property 'age'; the list has id, name, born, city",
        ),
        ({"queries": {str(i): {"query": "x"} for i in range(1001)}}, 413, "1,001 queries in one batch; at most 1,000"),
        ({"extend": {"ids": []}}, 400, "'extend' must have lists of 'ids' and 'properties'"),
        ({"extend": {"ids": [], "properties": [{"id": "x"}]}}, 400, "unknown property 'x'"),
        ({"extend": {"ids": ["x"] * 1001, "properties": []}}, 413, "1,001 ids in one batch"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(client: Client, form: dict[str, object], status: int, message: str) -> None:
    reply = client.post("/reconcile", form=form)
    assert reply.status == status
    assert message in reply.json["error"]
    assert "\n" not in reply.json["error"]


def test_nobody_of_that_id_is_not_found(client: Client) -> None:
    for path in ("/preview", "/flyout/entity"):
        assert client.get(path, id="q99").status == 404
        assert client.get(path, id="../../etc/passwd").status == 404
