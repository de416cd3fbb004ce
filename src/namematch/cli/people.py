"""The people of a run as a page of text: one block a person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from namematch.cli.layout import counted, listing, pad, printable, terminal_width, width, wrap
from namematch.cli.views import percent
from namematch.resolve import Entity, Form, Resolution, RoleForm
from namematch.roles import Role, parse_role, refines

_INDENT = "  "
_LABEL = 10
_DOUBTFUL = 0.9


def people_text(resolution: Resolution) -> str:
    """One block a person, those with most mentions first, and a line that counts."""
    columns = terminal_width()
    candidates = {index: mention.candidates for mention in resolution.open for index in mention.mentions}
    blocks = [_block(person, candidates.get(person.mentions[0]), columns) for person in resolution.entities]
    return "\n".join([*blocks, *wrap(_summary(resolution).split(), "", columns)])


def _summary(resolution: Resolution) -> str:
    """How many people, mentions, documents; how many mentions had no name."""
    mentions = resolution.mentions
    documents = len({mention.document for mention in mentions if mention.document is not None})
    missing = resolution.labels.count(None)
    where = f" in {counted(documents, 'document')}" if documents else ""
    without = f"; {counted(missing, 'mention')} without a name" if missing else ""
    people = counted(len(resolution.entities), "person", "people")
    return f"{people} from {counted(len(mentions), 'mention')}{where}{without}"


def _block(person: Entity, candidates: Sequence[str] | None, columns: int) -> str:
    lines = [
        _head(person, columns),
        *_section("spelled", _spellings(person.forms, columns)),
        *_section("role", _roles(person.roles, columns)),
        *_section("sure", _sureness(person)),
        *_section("open", [] if candidates is None else _open(candidates, columns)),
    ]
    return "\n".join(lines) + "\n"


def _head(person: Entity, columns: int) -> str:
    name = printable(person.name)
    if person.cyrillic is not None and person.cyrillic != person.name:
        name += f"   {person.cyrillic}"
    count = counted(len(person.mentions), "mention")
    return pad(name, max(width(name) + 3, columns - width(count))) + count


def _section(label: str, lines: Sequence[str]) -> list[str]:
    labels = [label, *[""] * (len(lines) - 1)]
    return [f"{_INDENT}{pad(label, _LABEL)}{line}" for label, line in zip(labels, lines, strict=False)]


def _spellings(forms: Sequence[Form], columns: int) -> list[str]:
    names = [printable(form.text) for form in forms]
    widest = max(map(width, names), default=0)
    most = max((len(f"{form.count:,}") for form in forms), default=0)
    lines: list[str] = []
    for name, form in zip(names, forms, strict=True):
        first = f"{pad(name, widest)}  {form.count:>{most},} ×  "
        lines += wrap(listing(form.documents), first, columns - len(_INDENT) - _LABEL)
    return lines


def _roles(roles: Sequence[RoleForm], columns: int) -> list[str]:
    """Every office, and below it its wordings, those that say less of it too."""
    available = columns - len(_INDENT) - _LABEL
    office = _offices(roles)
    order = {form: index for index, form in enumerate(dict.fromkeys(office.values()))}
    lines: list[str] = []
    ordered = sorted(roles, key=lambda role: order[office[role.normal_form]])
    for normal_form, wordings in groupby(ordered, key=lambda role: office[role.normal_form]):
        lines += wrap(printable(normal_form).split(), "", available, indent=4)
        for wording in wordings:
            *quoted, last = f"“{printable(wording.text)}”".split()
            lines += wrap([*quoted, f"{last} ", *listing(wording.documents)], _INDENT, available, indent=4)
    return lines


def _offices(roles: Sequence[RoleForm]) -> dict[str, str]:
    """For each normal form the one that says most of the same office, if there is just one."""
    parsed: dict[str, Role] = {}
    for role in roles:
        parsed.setdefault(role.normal_form, parse_role(role.text))
    above = {
        form: [other for other in parsed if other != form and refines(parsed[other], role)]
        for form, role in parsed.items()
    }
    most = {form: [other for other in others if not above[other]] for form, others in above.items()}
    return {form: found[0] if len(found) == 1 else form for form, found in most.items()}


def _sureness(person: Entity) -> list[str]:
    """The probability of the weakest link; nothing for a person of one spelling."""
    if len(person.forms) < 2:
        return []
    doubt = "   doubtful: look at the joins with --explain" if person.confidence < _DOUBTFUL else ""
    return [f"{percent(person.confidence)}{doubt}"]


def _open(candidates: Sequence[str], columns: int) -> list[str]:
    """The people a short form could be, or that there are none."""
    if not candidates:
        return ["no full name nearby that it could be short for"]
    return wrap(listing(candidates), "could be any of ", columns - len(_INDENT) - _LABEL)
