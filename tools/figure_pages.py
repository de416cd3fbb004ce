"""Fills docs/accuracy.md, docs/speed.md and README's part on accuracy with the figures of the last benchmark run.

    uv run --group bench pytest benchmarks/accuracy benchmarks/speed
    python tools/figure_pages.py                # or only one of the two: … speed

The texts are tools/figures/*.md. A place `{{names, Russia :: recall}}` is the number behind `recall` in the line that
begins with `names, Russia`; `{{… :: 2}}` is the second number behind that beginning; `{{… :: P : 0.01}}` and
`{{… :: 1 : 1e3}}` round, `{{… :: P : 0.1 %}}` gives a share in percent. A figure that no line has stops the tool: the
pages cannot say what was not measured. The curve of reliability is drawn beside them.

The peers are not installed for every run (benchmarks/peers.txt says how). What the last run with all of them reported
is kept in benchmarks/accuracy/reference/peers.json, and the page takes it from there:
`{{beside peers: x rigour :: R}}`.
"""

from __future__ import annotations

import argparse
import json
import re
import runpy
import sys
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CURVES = runpy.run_path(str(ROOT / "tools" / "curves.py"))
RESULTS = ROOT / "benchmarks" / "results"
TEXTS = ROOT / "tools" / "figures"
PAGES = {"accuracy": ROOT / "docs" / "accuracy.md", "speed": ROOT / "docs" / "speed.md"}
# The part of a page that another text fills, from its heading to the next one: it stands with the figures of accuracy.
README, ITS_PART = ROOT / "README.md", re.compile(r"^## Accuracy\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
RELIABILITY = ROOT / "docs" / "reliability.svg"
# What was measured beside all peers, and the benchmarks that measure it.
PEERS = ROOT / "benchmarks" / "accuracy" / "reference" / "peers.json"
BESIDE_PEERS = ("accuracy/test_near_misses.py", "accuracy/test_peers.py")
_SLOWEST_PEERS = ("Beider-Morse", "logic-v2")
_PLACE = re.compile(r"\{\{(.+?)\}\}")
_BESIDE = "beside peers: "
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the pages, and the curve with that of accuracy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"{' or '.join(PAGES)}; both if left out")
    for kind in parser.parse_args(arguments).pages or PAGES:
        if kind not in PAGES:
            parser.error(f"no page {kind!r}; there are {' and '.join(PAGES)}")
        write(kind)


def write(kind: str) -> None:
    """Writes one page."""
    results = read(kind)
    keep_peers(results)
    page = filled((TEXTS / f"{kind}.md").read_text(encoding="utf-8"), results)
    if kind == "accuracy":
        bins = calibration_bins(_lines(results))
        RELIABILITY.write_text(CURVES["reliability_svg"](bins) + "\n", encoding="utf-8")
        part = filled((TEXTS / "readme.md").read_text(encoding="utf-8"), results)
        README.write_text(ITS_PART.sub(lambda _: part, README.read_text(encoding="utf-8")), encoding="utf-8")
    PAGES[kind].write_text(page, encoding="utf-8")


def read(kind: str) -> list[dict[str, Any]]:
    """What every benchmark module of a kind reported in its last run."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((RESULTS / kind).glob("*.json"))]
    if not found:
        sys.exit(f"no results in {RESULTS / kind}; run: uv run --group bench pytest benchmarks/{kind}")
    return found


def keep_peers(results: Sequence[dict[str, Any]]) -> None:
    """Keeps what was measured beside the peers, if all of them were there."""
    beside = [each for each in results if each["module"] in BESIDE_PEERS and _has_all_peers(each["lines"])]
    if len(beside) == len(BESIDE_PEERS):
        PEERS.write_text(json.dumps(beside, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _has_all_peers(lines: Sequence[str]) -> bool:
    return all(any(f" {peer} " in line for line in lines) for peer in _SLOWEST_PEERS)


def beside_peers() -> list[dict[str, Any]]:
    """What the last run with all peers reported."""
    kept: list[dict[str, Any]] = json.loads(PEERS.read_text(encoding="utf-8"))
    return kept


def filled(page: str, results: Sequence[dict[str, Any]]) -> str:
    """A text with its figures.

    Args:
        page: The text, with places.
        results: What the benchmarks reported.
    """
    lines = _lines(results)
    return _PLACE.sub(lambda place: _figure(place.group(1), lines, results), page)


def _lines(results: Sequence[dict[str, Any]]) -> list[str]:
    return [" ".join(each.split()) for result in results for each in result["lines"]]


def _figure(place: str, lines: Sequence[str], results: Sequence[dict[str, Any]]) -> str:
    if place == "circumstances":
        return circumstances(results)
    if place.startswith(_BESIDE):
        return _figure(place.removeprefix(_BESIDE), _lines(beside_peers()), beside_peers())
    label, _, rest = place.partition(" :: ")
    path, _, step = rest.partition(" : ")
    found = next((each for each in lines if each.startswith(label)), None)
    if found is None:
        sys.exit(f"no figure begins with {label!r}; which benchmark says it?")
    number = _number(found[len(label) :], path)
    if not step:
        return number
    share, unit = Decimal(number), " %" if step.endswith(" %") else ""
    step = step.removesuffix(unit)
    return format((share * 100 if unit else share).quantize(Decimal(step), ROUND_HALF_UP), ",f") + unit


def _number(text: str, path: str) -> str:
    """The number behind some words, or the first, second … of all."""
    place = 0
    for word in path.split() if not path.isdigit() else ():
        place = text.index(word, place) + len(word)
    numbers = _NUMBER.findall(text[place:])
    return str(numbers[int(path) - 1 if path.isdigit() else 0]).replace(",", "")


def circumstances(results: Sequence[dict[str, Any]]) -> str:
    """When, where and at which commits it was measured, in words."""
    dates = sorted({result["measured"] for result in results})
    commits = sorted({result["commit"] for result in results})
    when = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
    where = " and ".join(sorted({f"{result['machine']}, Python {result['python']}" for result in results}))
    at = "commit " + commits[0] if len(commits) == 1 else "commits " + ", ".join(commits)
    return f"Measured {when} at {at} on {where}"


def calibration_bins(lines: Sequence[str]) -> list[tuple[float, float, int]]:
    """The bins that the calibration benchmark reports."""
    pattern = re.compile(r"calibration: said ([\d.]+), true ([\d.]+), (\d+) pairs")
    found = [match for each in lines if (match := pattern.match(each))]
    if not found:
        sys.exit("no line says what the bins of the calibration are; which benchmark does?")
    return [(float(match[1]), float(match[2]), int(match[3])) for match in found]


if __name__ == "__main__":
    main()
