"""Builds the documentation site into the folder `site`; checks that links lead somewhere and the reference is whole.

    uv run --group docs python tools/site.py                   # without the playground's Python
    uv run --group docs python tools/site.py --playground      # with it: needs npm
    … tools/site.py --address https://example.org/namematch/   # where it will stand, if not at the root of a host

The site needs no network once it is built: no page loads anything from another host, which is checked too.
"""

from __future__ import annotations

import argparse
import inspect
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

import namematch

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site"
ROOMS = ("translit", "names", "roles", "mentions", "resolve", "spacy", "ftm", "splink", "frames", "io")
# A rule of the dark colours that the theme gives a page whose script asks for them.
_DARK = re.compile(r"[^{}]*\[data-md-color-scheme=\"?slate\"?\][^{}]*\{[^{}]*\}")
_LOADING = {"script": "src", "img": "src", "source": "srcset", "iframe": "src", "link": "href"}


def main() -> int:
    """Builds, completes, checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--playground", action="store_true", help="put Pyodide and the library into the site")
    parser.add_argument("--address", metavar="URL", help="where the site will stand (default: the root of any host)")
    arguments = parser.parse_args()
    for tool in ("scheme_pages.py", "pictures.py", "architecture.py"):
        runpy.run_path(str(ROOT / "tools" / tool))["main"]()
    # What it links to stands beside it there.
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").replace("](docs/", "](")
    (ROOT / "docs" / "changelog.md").write_text(changes, encoding="utf-8")
    build(arguments.address)
    with (SITE / "site.css").open("a", encoding="utf-8") as style:
        style.write(dark_without_scripts(SITE))
    if arguments.playground:
        runpy.run_path(str(ROOT / "tools" / "playground.py"))["main"](SITE)
    root = urlsplit(arguments.address or "").path.rstrip("/") + "/"
    problems = [*broken_links(SITE, root), *faults_of_not_found_page(SITE, root), *undocumented(SITE)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"site: {sum(1 for _ in SITE.rglob('*.html'))} pages, {len(problems)} faults")
    return 1 if problems else 0


def build(address: str | None) -> None:
    """Builds the pages.

    Args:
        address: Where the site will stand; only the page for what is not found and the map of the site depend on it.
    """
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    place = {"SITE_URL": address.rstrip("/") + "/"} if address else {}
    subprocess.run(command, cwd=ROOT, env={**os.environ, **place}, check=True)


def dark_without_scripts(site: Path) -> str:
    """The theme's dark colours for a reader whose system asks for them and whose browser runs no scripts.

    The theme leaves the choice to a script. Its rules are taken as they are, so that there is one palette.

    Args:
        site: A built site.
    """
    sheets = [*sorted((site / "assets" / "stylesheets").rglob("*.css")), site / "site.css"]
    rules = [rule for sheet in sheets for rule in _DARK.findall(sheet.read_text(encoding="utf-8"))]
    dark = "".join(re.sub(r'"?slate"?', "default", rule.strip()) for rule in rules if ":not(" not in rule)
    return f"@media screen and (scripting: none) and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


class Page(HTMLParser):
    """The links of a page, what it loads, and the anchors it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for every element."""
        present = {name: value for name, value in attrs if value is not None}
        self.anchors.update(present[name] for name in ("id", "name") if name in present)
        if tag == "a" and "href" in present:
            self.links.append(present["href"])
        if tag in _LOADING and present.get("rel") != "canonical" and _LOADING[tag] in present:
            self.loads.append(present[_LOADING[tag]])


def broken_links(site: Path, root: str = "/") -> Iterator[str]:
    """Links that lead nowhere, and what would be loaded from another host, a line each.

    Args:
        site: A built site.
        root: Path on its host under which it will stand.
    """
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        where = path.relative_to(site.resolve())
        yield from (f"{where}: loads from another host: {load}" for load in page.loads if urlsplit(load).netloc)
        local = [link for link in [*page.links, *page.loads] if not urlsplit(link).netloc and not urlsplit(link).scheme]
        for link in dict.fromkeys(local):
            if why := _broken(path, link, pages, site, root):
                yield f"{where}: {link}: {why}"


def faults_of_not_found_page(site: Path, root: str = "/") -> Iterator[str]:
    """What the page for addresses that are not found lacks, a line each.

    A server shows it at any depth of path, so nothing on it may be relative to a place.

    Args:
        site: A built site.
        root: Path on its host under which it will stand.
    """
    page = Page((site / "404.html").read_text(encoding="utf-8"))
    local = [link for link in [*page.links, *page.loads] if not urlsplit(link).netloc and not link.startswith("#")]
    yield from (f"404.html: relative: {link}" for link in dict.fromkeys(local) if not link.startswith(root))
    needed = (f"{root}index.html", f"{root}tutorial.html")
    yield from (f"404.html: no link to {link}" for link in needed if link not in page.links)
    if "search" not in page.anchors:
        yield "404.html: no way to search"


def undocumented(site: Path) -> Iterator[str]:
    """Public functions and classes that the reference leaves out, a line each.

    The tool that writes it leaves out a function called as a module of the same room, unless a page asks for the
    function by the module it stands in.

    Args:
        site: A built site.
    """
    pages = [Page(path.read_text(encoding="utf-8")) for path in (site / "reference").glob("*.html")]
    anchors = set().union(*(page.anchors for page in pages))
    for room, name in dict.fromkeys(_public()):
        anywhere = re.compile(rf"namematch\.{room}\.(?:[a-z_]+\.)*{name}")
        if not any(map(anywhere.fullmatch, anchors)):
            yield f"reference: namematch.{room}.{name} is left out"


def _public() -> Iterator[tuple[str, str]]:
    """Rooms, and the functions and classes that they or the front door name."""
    rooms = [import_module(f"namematch.{room}") for room in ROOMS]
    for module in (namematch, *rooms):
        for name in module.__all__:
            public = inspect.unwrap(getattr(module, name))
            if inspect.isroutine(public) or inspect.isclass(public):
                place = public.__module__ if module is namematch else module.__name__
                yield place.split(".")[1], name


def _broken(path: Path, link: str, pages: Mapping[Path, Page], site: Path, root: str) -> str | None:
    parts = urlsplit(link)
    start = site.resolve() if parts.path.startswith("/") else path.parent
    target = (start / unquote(parts.path).removeprefix(root).lstrip("/")).resolve() if parts.path else path
    target = target / "index.html" if target.is_dir() else target
    if not target.exists():
        return "no such file"
    anchor = unquote(parts.fragment)
    if anchor and target in pages and anchor not in pages[target].anchors:
        return "no such anchor"
    return None


if __name__ == "__main__":
    sys.exit(main())
