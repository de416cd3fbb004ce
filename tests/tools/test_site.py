"""The check of the built site finds what is broken, and nothing else."""

from __future__ import annotations

import runpy
from pathlib import Path

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "site.py"))
BROKEN_LINKS, NOT_FOUND_PAGE_FAULTS, DARK = (
    TOOL["broken_links"],
    TOOL["faults_of_not_found_page"],
    TOOL["dark_without_scripts"],
)

INDEX = """
<link rel="canonical" href="https://example.org/"><script src="page.js"></script>
<a href="#here">here</a> <a href="two.html#%D0%B4">there</a> <a href="https://example.org/x">away</a>
<a href="mailto:someone@example.org">write</a> <a href="two.html#gone">gone</a> <a href="three.html">three</a>
<img src="https://example.org/dot.png"><h2 id="here">Here</h2>
"""


def test_what_is_broken_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(INDEX)
    (tmp_path / "two.html").write_text('<h2 id="д">Two</h2><a href="./">home</a>')
    (tmp_path / "page.js").write_text("")
    assert list(BROKEN_LINKS(tmp_path)) == [
        "index.html: loads from another host: https://example.org/dot.png",
        "index.html: two.html#gone: no such anchor",
        "index.html: three.html: no such file",
    ]


LOST = '<script src="/n/page.js"></script><a href="/n/index.html">Home</a><a href="#top">up</a><b id="search"></b>'


def test_the_page_for_what_is_not_found_leads_back_from_any_depth(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("")
    (tmp_path / "page.js").write_text("")
    (tmp_path / "404.html").write_text(LOST + '<a href="/n/tutorial.html">Tutorial</a><b id="top"></b>')
    assert list(NOT_FOUND_PAGE_FAULTS(tmp_path, "/n/")) == []
    assert list(BROKEN_LINKS(tmp_path, "/n/")) == ["404.html: /n/tutorial.html: no such file"]


def test_what_it_lacks_is_found(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text('<a href="index.html">Home</a> <a href="/tutorial.html">Tutorial</a>')
    assert list(NOT_FOUND_PAGE_FAULTS(tmp_path)) == [
        "404.html: relative: index.html",
        "404.html: no link to /index.html",
        "404.html: no way to search",
    ]


def test_dark_without_scripts_is_the_dark_of_the_theme(tmp_path: Path) -> None:
    (tmp_path / "assets" / "stylesheets").mkdir(parents=True)
    theme = "@media screen{[data-md-color-scheme=slate] p{color:#eee}p:not([data-md-color-scheme=slate]){color:red}}"
    (tmp_path / "assets" / "stylesheets" / "palette.css").write_text(theme)
    (tmp_path / "site.css").write_text('a { color: blue; }\n[data-md-color-scheme="slate"] a { color: #aaf; }\n')
    assert DARK(tmp_path).splitlines() == [
        "@media screen and (scripting: none) and (prefers-color-scheme: dark) {",
        "[data-md-color-scheme=default] p{color:#eee}[data-md-color-scheme=default] a { color: #aaf; }",
        "}",
    ]
