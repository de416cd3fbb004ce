"""Who may ask, how much, and what is answered."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.server.conftest import Client

import namematch as nm
from namematch.errors import DuplicateIdError, InputError
from namematch.io import as_record, parse_table
from namematch.server import PeopleList, make_server


def test_functions_answer_as_json(client: Client) -> None:
    names = {"left": "Alexander Darchiyev", "right": "Дарчиев А. Н."}
    expected = as_record(nm.compare(*names.values()))
    assert client.get("/compare", **names).json == client.post("/compare", body=names).json == expected
    (hit,) = client.get("/search", query="Sergei Lavrov", min_probability="0.9").json
    assert (hit["id"], hit["verdict"]) == ("q2", "same")
    parsed = client.get("/parse", name="DARCHIYEV, Alexander N.").json
    assert (parsed["given"], parsed["surname"]) == ("Alexander", "DARCHIYEV")
    assert client.get("/compare", left="", right="x").json is None


def test_without_a_list_there_is_nothing_to_search(bare_client: Client) -> None:
    assert "--reconcile" in bare_client.get("/search", query="x").json["error"]
    assert bare_client.get("/reconcile").status == 404
    assert bare_client.get("/compare", left="Lavrov", right="Лавров").json["same"] is True


def test_every_described_path_answers(client: Client) -> None:
    described = client.get("/openapi.json").json
    assert described["openapi"] == "3.1.0"
    listed = client.get("/").json["paths"]
    for path, methods in described["paths"].items():
        assert f"{described['servers'][0]['url']}{path}" in listed
        names = [one["name"] for one in methods["get"]["parameters"] if one["required"]]
        given = dict.fromkeys(names, "Ivan Petrov")
        assert client.get(path, **given).status == client.post(path, body=given).status == 200
        assert methods["post"]["requestBody"]["content"]["application/json"]["schema"]["required"] == names
        assert client.get(path).status == 400


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "10.0.0.1:8765", "localhost@x", "127.0.0.2"])
def test_a_name_from_elsewhere_is_refused(client: Client, host: str) -> None:
    reply = client.send("GET", "/compare?left=a&right=b", headers={"Host": host})
    said = {"error": "this server answers requests to 127.0.0.1 and localhost only"}
    assert (reply.status, reply.json) == (403, said)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:80"])
def test_a_name_of_this_machine_is_answered(client: Client, host: str) -> None:
    assert client.send("GET", "/", headers={"Host": host}).status == 200


@pytest.mark.parametrize("origin", ["http://127.0.0.1:3333", "http://localhost:3333"])
def test_pages_of_this_machine_may_ask(client: Client, origin: str) -> None:
    for method, status in (("GET", 200), ("OPTIONS", 204)):
        reply = client.send(method, "/reconcile", headers={"Origin": origin})
        assert (reply.status, reply.headers["Access-Control-Allow-Origin"]) == (status, origin)


@pytest.mark.parametrize(
    "origin", ["https://example.org", "null", "", "file://", "http://[", "http://localhost.example.org"]
)
def test_other_pages_may_not(client: Client, origin: str) -> None:
    for method in ("GET", "OPTIONS", "POST"):
        reply = client.send(method, "/reconcile", headers={"Origin": origin})
        assert (reply.status, "Access-Control-Allow-Origin" in reply.headers) == (403, False)


@pytest.mark.parametrize("path", ["/etc/passwd", "/../people.csv", "/reconcile/", "/%2e%2e/x", "*"])
def test_there_are_no_other_paths(client: Client, path: str) -> None:
    reply = client.get(path)
    assert (reply.status, reply.json["error"]) == (404, "nothing at this path; / lists the paths")


@pytest.mark.parametrize(
    ("headers", "body", "status", "message"),
    [
        ({"Content-Length": "4000001"}, b"", 413, "a body of 4,000,001 bytes; at most 4,000,000 are taken"),
        ({"Content-Length": "9" * 5000}, b"", 413, "a body of more than can be read; at most 4,000,000 are taken"),
        ({"Content-Length": "-1"}, b"", 411, "the length of the body must be said"),
        ({"Transfer-Encoding": "chunked"}, b"", 411, "the length of the body must be said"),
        ({"Content-Type": "text/xml"}, b"<a/>", 415, "a body of text/xml; application/json and"),
        ({"Content-Type": "application/json"}, b"\xff", 400, "the body is not UTF-8 (byte 0)"),
        ({"Content-Type": "application/json"}, b"[1]", 400, "the body must be a JSON object"),
        ({"Content-Type": "application/json"}, b"[" * 100_000, 400, "the body is not JSON"),
        ({"Content-Type": "application/json"}, b'{"left": 1}', 400, "the parameter 'left' must be a text, not 1"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"a=%ff", 400, "the parameters cannot be read"),
        (
            {"Content-Type": "application/json"},
            b'{"left": "a", "right": "b", "population": 0}',
            400,
            "population must be a number of people, 1 or more, not 0.0",
        ),
        (
            {"Content-Type": "application/json"},
            b'{"left": "a", "right": "b", "population": 1%s}' % (b"0" * 400),
            400,
            "the parameter 'population' must be a number, not 1000",
        ),
    ],
)
def test_what_is_too_much_or_wrong_is_refused(
    client: Client, headers: dict[str, str], body: bytes, status: int, message: str
) -> None:
    reply = client.send("POST", "/compare", body or None, headers)
    assert reply.status == status
    assert message in reply.json["error"]
    assert reply.headers["Connection"] == "close"


@pytest.mark.parametrize(("request_line", "status"), [(b"BREW /coffee HTTP/1.1", 501), (b"GET http://[ HTTP/1.1", 400)])
def test_nonsense_before_a_request_is_refused_too(client: Client, request_line: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", client.port), timeout=10) as line:
        line.sendall(request_line + b"\r\nHost: localhost\r\n\r\n")
        assert line.makefile("rb").readline().startswith(b"HTTP/1.1 %d" % status)
    assert client.get("/").status == 200


def test_head_sends_no_body(client: Client) -> None:
    reply = client.send("HEAD", "/reconcile")
    assert (reply.status, reply.body) == (200, "")


def test_many_ask_at_once(client: Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: client.get("/search", query="Sergei Lavrov").body, range(24)))
    assert len(set(replies)) == 1


def test_a_port_that_is_taken_is_said(client: Client) -> None:
    with pytest.raises(InputError, match=f"port {client.port} cannot be had: .*; --port names another one"):
        make_server(port=client.port)
    with pytest.raises(InputError, match="port 99999 cannot be had"):
        make_server(port=99_999)


def test_rows_without_ids_go_by_their_number() -> None:
    people = PeopleList(parse_table("name\nАнна\nИван\n", "csv", "x"), {"name": "name"})
    assert ("1" in people, "2" in people, "3" in people, len(people)) == (True, True, False, 2)
    with pytest.raises(DuplicateIdError, match="x:3: duplicate mention id '2'"):
        PeopleList(parse_table("name,id\nАнна,2\nИван,\n", "csv", "x"), {"name": "name"})
