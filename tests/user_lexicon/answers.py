"""What the functions say that know of names and roles, in a module that loads nothing else."""

from __future__ import annotations

from typing import Any

import namematch as nm

NAMES = ["Toha Aubakirov", "Тохтар Аубакиров", "Aubakirov T.", "Slavyan Petrov", "Вячеслав Петров"]
ROLES = ["учёный секретарь ОИЯИ", "chief scientific secretary of JINR", "нч ЛНФ", "head of the Frank Laboratory"]
TEXT = "The chief scientific secretary of JINR, Slavyan Petrov, met Tokhtar Aubakirov."


def answers() -> dict[str, Any]:
    """What they say under the lexicon that is active."""
    mentions = [nm.Mention(name) for name in NAMES]
    resolver = nm.Resolver()
    for mention in mentions:
        resolver.add([mention])
    read = nm.readings_many(["Schoigu", "Aubakirova"])[0]
    found: dict[str, Any] = {
        "reading": [nm.readings("Schoigu")[0].cyrillic, nm.readings("Schoigu")[0].bits],
        "batch": [[word.cyrillic, word.bits] for word in (read or ())[:1]],
        "restored": [nm.restore(name) for name in NAMES],
        "normal": [str(nm.normalize_name(name)) for name in NAMES],
        "compare": [
            nm.compare(left, right).same for left, right in (NAMES[:2], NAMES[3:], ("Тохтар Петров", "Toktar Petrov"))
        ],
        "bits": [nm.compare(left, right).bits for left in NAMES for right in NAMES],
        "batch compare": [one.same for one in nm.compare_many(NAMES[:4:3], NAMES[1::3]) if one],
        "parts": [nm.parse_name("Petrov Slavyan").given, nm.parse_name("Ivanov Toha").given],
        "roles": [nm.parse_role(role).normal_form for role in ROLES],
        "found": [[one.name, nm.parse_role(one.role or "").normal_form] for one in nm.find_mentions(TEXT)],
        "people": len(nm.resolve(mentions).entities),
        "resolver": resolver.resolution.labels == nm.resolve(mentions).labels,
    }
    return found
