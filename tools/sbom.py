"""Writes the parts list (SBOM) of an installation from the pinned and hashed requirements.

    python tools/sbom.py requirements/run-time.txt > sbom.cdx.json

CycloneDX 1.6 in JSON. It holds no time and no random number, so the same requirements give the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

sys.path.insert(0, str(Path(__file__).parent))
from licences import licence_of

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_PIN = re.compile(r"^(?P<name>\w[\w.-]*)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\\n]+))?", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(requirements: str) -> Iterator[dict[str, Any]]:
    """One component a pinned requirement, with the marker it is for and the hashes of its files.

    Args:
        requirements: The text that `uv pip compile --generate-hashes` writes.
    """
    pins = list(_PIN.finditer(requirements))
    for pin, end in zip(pins, [*(pin.start() for pin in pins[1:]), len(requirements)], strict=True):
        name, version, marker = pin.group("name", "version", "marker")
        hashes = sorted(_HASH.findall(requirements, pin.end(), end))
        url = f"pkg:pypi/{name}@{version}"
        # A package has many files, a component in this format one hash an algorithm: so they go with its distributions.
        files = [{"type": "distribution", "url": url, "hashes": [{"alg": "SHA-256", "content": one}]} for one in hashes]
        component = {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url}
        if licence := _licence(name, version):
            component["licenses"] = [{"expression": licence}]
        if marker:
            component["properties"] = [{"name": "python:marker", "value": marker.strip()}]
        yield {**component, "externalReferences": files}


def _licence(name: str, version: str) -> str:
    """As the installed package says it, where this very version is installed."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return ""
    return licence_of(package) if package.version == version else ""


def sbom(requirements: str) -> dict[str, Any]:
    """The parts list as CycloneDX has it."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    parts = list(components(requirements))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, own + requirements)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "purl": own,
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": parts,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def main() -> None:
    """Prints it."""
    requirements = "".join(Path(path).read_text(encoding="utf-8") for path in sys.argv[1:])
    print(json.dumps(sbom(requirements), indent=2))


if __name__ == "__main__":
    main()
