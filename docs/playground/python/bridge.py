"""What the page asks of the library. Every function takes text and gives back JSON."""

from __future__ import annotations

import json
import re
from html import escape

import namematch as nm
from namematch.text import is_missing, words
from namematch.translit import draw_lattice

_READINGS = 5
# Python from 3.12 on adds up more exactly than 3.11 does, which shows in the last digits.
_DIGITS = 9
_PARTING = re.compile(r"^---\s*\n", re.MULTILINE)


def call(function, *arguments):
    """One of the functions below, by name; what a user did wrong comes back as a sentence."""
    try:
        return json.dumps({"answer": _TOOLS[function](*arguments)}, ensure_ascii=False)
    except nm.NamematchError as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False)


def compare(left, right):
    """The readings of both names, the weights, the verdict."""
    result = nm.compare(left, right)
    sides = [(e, str(e.left or ""), str(e.right or "")) for e in result.evidence]
    return {
        "missing": is_missing(left) or is_missing(right),
        "same": result.same,
        "probability": round(result.probability, _DIGITS),
        "bits": result.bits,
        "said": result.explain(),
        "evidence": [[e.part, one, two, e.relation, e.bits, e.note] for e, one, two in sides],
        "picture": result.picture(),
        "sides": [read(left), read(right)],
    }


def read(name):
    """A name restored, and the readings of each of its words."""
    found = [(word.text, nm.readings(word.text, limit=_READINGS)) for word in words(name)]
    return {
        "name": name,
        "restored": nm.restore(name),
        "words": [
            {
                "word": word,
                "readings": [[r.cyrillic, round(r.bits, _DIGITS), list(r.schemes)] for r in readings],
                "picture": draw_lattice(word, readings),
            }
            for word, readings in found
            if readings
        ],
    }


def find(text):
    """Articles, parted by lines of three hyphens, with their people marked, and who they are."""
    articles = _PARTING.split(text)
    found = (nm.find_mentions(article, document=str(place)) for place, article in enumerate(articles))
    mentions = [mention for of_article in found for mention in of_article]
    resolution = nm.resolve(mentions)
    number = {entity.id: place for place, entity in enumerate(resolution.entities, start=1)}
    numbered = [(mention, number[label]) for mention, label in zip(mentions, resolution.labels, strict=True) if label]
    return {
        "marked": [
            _marked(article, [(mention, who) for mention, who in numbered if mention.document == str(place)])
            for place, article in enumerate(articles)
        ],
        "mentions": [[m.name, m.role, m.document, m.start, m.end, who] for m, who in numbered],
        "people": [
            {
                "number": number[entity.id],
                "name": entity.name,
                "cyrillic": entity.cyrillic,
                "forms": [[form.text, form.count] for form in entity.forms],
                "roles": [[role.text, role.normal_form] for role in entity.roles],
                "picture": resolution.picture(entity) if len(entity.forms) > 1 else None,
            }
            for entity in resolution.entities
        ],
        "open": [[item.name, list(item.candidates)] for item in resolution.open],
    }


def people(text):
    """A list of names, one a line, or CSV with a column of names, with the person in every row."""
    table = _table(text)
    resolution = nm.resolve(nm.io.mentions_of(table, {}))
    found = nm.io.annotated_table(table, resolution)
    return {
        "people": len(resolution.entities),
        "columns": list(found.columns),
        "rows": [["" if cell is None else str(cell) for cell in row] for row in found.rows],
        "csv": nm.io.to_csv(found),
    }


def _table(text):
    first = text.lstrip().split("\n", 1)[0]
    if "name" in (cell.strip(' "\r') for cell in re.split("[,;\t|]", first)):
        return nm.io.parse_table(text, "csv", "the list")
    lines = (line.strip() for line in text.split("\n"))
    rows = [nm.io.TableRow(f"line {place}", {"name": line}) for place, line in enumerate(lines, start=1) if line]
    return nm.io.Table("the list", ("name",), tuple(rows))


def spell(name):
    """A Cyrillic name in every scheme: each spelling with the schemes that write it so, those of most schemes first."""
    spellings = {}
    for scheme in nm.schemes():
        spellings.setdefault(nm.romanize(name, scheme.id), []).append(scheme.id)
    return sorted(spellings.items(), key=lambda item: (-len(item[1]), item[0]))


def romanize(text, scheme):
    """Cyrillic lines in one scheme."""
    return "\n".join(line or "" for line in nm.romanize_many(text.split("\n"), scheme))


def schemes():
    """What there is to choose from: id, title, languages."""
    return [[scheme.id, scheme.title, list(scheme.languages)] for scheme in nm.schemes()]


def _marked(text, numbered):
    """The text as HTML: every person a `<mark>` with a number, every office a span."""
    spans = []
    for mention, who in numbered:
        spans.append((mention.start, mention.end, f'<mark data-person="{who}">', f"<sup>{who}</sup></mark>"))
        if mention.role and (start := _nearest(text, mention.role, mention.start)) is not None:
            spans.append((start, start + len(mention.role), '<span class="role">', "</span>"))
    out, place = [], 0
    for start, end, before, behind in sorted(spans):
        if start >= place:
            out.append(escape(text[place:start]) + before + escape(text[start:end]) + behind)
            place = end
    return "".join([*out, escape(text[place:])])


def _nearest(text, part, place):
    """Where `part` stands nearest to a place."""
    starts = [match.start() for match in re.finditer(re.escape(part), text)]
    return min(starts, key=lambda start: abs(start - place), default=None)


_TOOLS = {tool.__name__: tool for tool in (compare, read, find, people, spell, romanize, schemes)}
