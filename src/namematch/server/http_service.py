"""Requests over HTTP on the loopback address: who may ask, how much, and which function answers."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias
from urllib.parse import SplitResult, parse_qsl, urlsplit

from namematch.errors import InputError, NamematchError
from namematch.server.exchange import Answer, RefusedError, as_json, read_json
from namematch.server.functions import Functions
from namematch.server.people_list import PeopleList
from namematch.server.reconciliation import Reconciliation

_LOOPBACK = "127.0.0.1"
_OWN_NAMES = frozenset({_LOOPBACK, "localhost", "[::1]"})
_MOST_BYTES = 4_000_000
_MOST_DIGITS = 20
_PATIENCE = 30.0  # seconds that a request may take to arrive

Route: TypeAlias = Callable[[Mapping[str, Any], str], Answer]


def make_server(people: PeopleList | None = None, *, title: str = "", port: int = 0) -> ThreadingHTTPServer:
    """A server for this machine alone, bound and not yet serving.

    Args:
        people: The list that names are reconciled with; without one only names are compared and parsed.
        title: What the list is called.
        port: The port; 0 takes a free one.

    Raises:
        InputError: The port cannot be had.
    """
    functions = Functions(people)
    routes: dict[str, Route] = {
        "/compare": functions.compare,
        "/search": functions.search,
        "/parse": functions.parse,
        "/openapi.json": functions.openapi,
    }
    if people is not None:
        service = Reconciliation(people, title)
        routes |= {
            "/reconcile": service.answer,
            "/suggest/entity": service.suggest,
            "/suggest/property": service.suggest_property,
            "/flyout/entity": service.flyout,
            "/preview": service.preview,
            "/properties": service.properties,
        }
    routes["/"] = lambda _, base: as_json({"paths": [base + path for path in routes if path != "/"]})
    try:
        return _Server((_LOOPBACK, port), partial(_Handler, routes))
    except (OSError, OverflowError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise InputError(f"port {port} cannot be had: {reason}; --port names another one") from error


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "namematch", ""
    timeout = _PATIENCE

    def __init__(self, routes: Mapping[str, Route], *arguments: Any) -> None:
        self._routes = routes
        super().__init__(*arguments)

    def do_GET(self) -> None:
        self._respond(self._from_address)

    def do_HEAD(self) -> None:
        self._respond(self._from_address)

    def do_POST(self) -> None:
        self._respond(self._from_body)

    def do_OPTIONS(self) -> None:
        """A browser asks whether a page may ask: `_headers` tells it."""
        self._respond(lambda: {}, preflight=True)

    def _respond(self, read: Callable[[], Mapping[str, Any]], *, preflight: bool = False) -> None:
        status = 204 if preflight else 200
        try:
            base = self._base()
            route = self._routes.get(self._address().path)
            if route is None:
                raise RefusedError(404, "nothing at this path; / lists the paths")
            parameters = read()
            answer = Answer("") if preflight else route(parameters, base)
        except RefusedError as refusal:
            status, answer = refusal.status, as_json({"error": refusal.message})
        except (NamematchError, TypeError) as error:
            status, answer = 400, as_json({"error": " ".join(str(error).split())})
        self._send(status, answer)

    def _base(self) -> str:
        """The address of this server as the client knows it.

        A page elsewhere, or a name elsewhere that leads to this machine, has no business here.
        """
        host = self.headers.get("Host", "")
        if _name_of(host) not in _OWN_NAMES:
            raise RefusedError(403, f"this server answers requests to {_LOOPBACK} and localhost only")
        if self.headers.get("Origin") is not None and not self._own_origin():
            raise RefusedError(403, "this server answers pages of this machine only")
        return f"http://{host}"

    def _own_origin(self) -> str | None:
        """The origin of the page that asks, if it comes from this machine."""
        origin = self.headers.get("Origin", "")
        scheme, _, host = origin.partition("://")
        return origin if scheme in ("http", "https") and _name_of(host) in _OWN_NAMES else None

    def _address(self) -> SplitResult:
        try:
            return urlsplit(self.path)
        except ValueError as error:
            raise RefusedError(400, f"the address cannot be read: {error}") from error

    def _from_address(self) -> Mapping[str, Any]:
        return _fields(self._address().query)

    def _from_body(self) -> Mapping[str, Any]:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            raise RefusedError(411, "the length of the body must be said")
        # Python reads no number of thousands of digits.
        size = int(length) if len(length) <= _MOST_DIGITS else None
        if size is None or size > _MOST_BYTES:
            told = "more than can be read" if size is None else f"{size:,} bytes"
            raise RefusedError(413, f"a body of {told}; at most {_MOST_BYTES:,} are taken")
        data = self.rfile.read(size)
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise RefusedError(400, f"the body is not UTF-8 (byte {error.start})") from error
        kind = self.headers.get_content_type()
        if kind == "application/x-www-form-urlencoded":
            return {**self._from_address(), **_fields(text)}
        if kind != "application/json":
            taken = "application/json and application/x-www-form-urlencoded are taken"
            raise RefusedError(415, f"a body of {kind}; {taken}")
        value = read_json(text, "the body")
        if not isinstance(value, dict):
            raise RefusedError(400, "the body must be a JSON object")
        return {**self._from_address(), **value}

    def _send(self, status: int, answer: Answer) -> None:
        data = answer.body.encode("utf-8", errors="backslashreplace")
        # What was refused may not have been read: the rest of it is no next request.
        self.close_connection = self.close_connection or status >= 400
        self.send_response(status)
        for name, value in self._headers(answer, len(data)).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _headers(self, answer: Answer, length: int) -> dict[str, str]:
        headers = {
            "Content-Type": f"{answer.kind}; charset=utf-8",
            "Content-Length": str(length),
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Connection": "close" if self.close_connection else "keep-alive",
        }
        if origin := self._own_origin():
            headers |= {
                "Access-Control-Allow-Origin": origin,
                "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
                "Access-Control-Allow-Headers": "Content-Type",
                "Vary": "Origin",
            }
        return headers

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the library refuses before a method is called: a line that is no request, a method there is not."""
        del explain
        self.close_connection = True
        self.send_response(code)
        data = json.dumps({"error": message or "refused"}).encode()
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing: names of people do not belong in logs."""


def _name_of(host: str) -> str:
    """A host without its port."""
    name, colon, port = host.rpartition(":")
    return name.lower() if colon and port.isdigit() else host.lower()


def _fields(text: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100))
    except ValueError as error:
        raise RefusedError(400, f"the parameters cannot be read: {error}") from error
