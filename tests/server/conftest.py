"""A server on a free port, and a client that speaks to it over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from namematch.io import read_table
from namematch.server import PeopleList, make_server

LIST = """id,name,born,city
q1,Александр Никитич Дарчиев,1960,Москва
q2,Сергей Лавров,1950,Москва
q3,Ivan Petrov,1970,<b>Paris
q4,Иван Петров,1971,Тверь
q5,,1980,x
"""


class Reply(NamedTuple):
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """Speaks HTTP to a server of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, **parameters: str) -> Reply:
        return self.send("GET", f"{path}?{urlencode(parameters)}" if parameters else path)

    def post(self, path: str, *, form: dict[str, object] | None = None, body: object = None) -> Reply:
        if form is None:
            return self.send("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        fields = {key: value if isinstance(value, str) else json.dumps(value) for key, value in form.items()}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, urlencode(fields).encode(), kind)

    def send(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read().decode())
        finally:
            connection.close()


def serving(people: PeopleList | None) -> Iterator[Client]:
    with make_server(people, title="people.csv") as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Client(int(server.server_address[1]))
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a server with a list."""
    path: Path = tmp_path_factory.mktemp("list") / "people.csv"
    path.write_text(LIST, encoding="utf-8")
    yield from serving(PeopleList(read_table(path), {"name": "name"}))


@pytest.fixture(scope="module")
def bare_client() -> Iterator[Client]:
    """A client of a server without a list."""
    yield from serving(None)
