"""Checks the licences of what the package needs at run time against those it may need.

    python tools/licences.py

It reads the metadata of what is installed, following requirements to the bottom, extras left out. It prints a line a
package, and ends with 1 if one has a licence that is neither allowed nor a named exception.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

PACKAGE = "namematch-cyrillic"

# SPDX ids that ask for no more than their notice.
ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "PSF-2.0", "Zlib",
}  # fmt: skip

EXCEPTIONS = {
    # Serves `text.to_ascii` only, imported when that is first needed; the README says what that means.
    "unidecode": "GPL-2.0-or-later",
}

# Metadata from before SPDX expressions.
_CLASSIFIERS = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}


def licence_of(package: Distribution) -> str:
    """The licence of an installed package as an SPDX expression; empty where its metadata does not tell."""
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = [name for name in metadata.get_all("Classifier", []) if name.startswith("License ::")]
    known = [_CLASSIFIERS[name] for name in classifiers if name in _CLASSIFIERS]
    return " AND ".join(known) if len(known) == len(classifiers) else ""


def complaint(name: str, licence: str) -> str | None:
    """What is wrong with this package having this licence, if anything."""
    if EXCEPTIONS.get(name) == licence:
        return None
    # Every part has to be allowed, even where there is a choice: nobody makes it here.
    parts = set(re.split(r"\s+(?:AND|OR|WITH)\s+|[()\s]+", licence)) - {""}
    if not parts:
        return "no licence in its metadata"
    bad = sorted(parts - ALLOWED)
    return f"not among the allowed licences: {', '.join(bad)}" if bad else None


def needed(name: str, seen: set[str] | None = None) -> Iterator[Distribution]:
    """The packages that `name` needs at run time, to the bottom, each once."""
    seen = {name} if seen is None else seen
    for requirement in distribution(name).requires or ():
        wanted, _, marker = requirement.partition(";")
        found = re.match(r"[\w.-]+", wanted)
        if found is None or "extra" in marker or _normal(found.group()) in seen:
            continue
        seen.add(_normal(found.group()))
        try:
            package = distribution(found.group())
        except PackageNotFoundError:
            if not marker:
                raise
            continue  # For another platform.
        yield package
        yield from needed(found.group(), seen)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Prints a line a package."""
    failed = False
    for package in needed(PACKAGE):
        name, licence = _normal(package.metadata["Name"]), licence_of(package)
        wrong = complaint(name, licence)
        failed = failed or wrong is not None
        note = wrong or ("documented exception" if name in EXCEPTIONS else "allowed")
        print(f"{name} {package.version}: {licence or 'unknown'} ({note})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
