"""What the package needs: pinned, hashed, licensed, listed."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
RUN_TIME = (ROOT / "requirements" / "run-time.txt").read_text(encoding="utf-8")
DEVELOPMENT = (ROOT / "requirements" / "development.txt").read_text(encoding="utf-8")


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("requirements", [RUN_TIME, DEVELOPMENT], ids=["run-time", "development"])
def test_every_requirement_is_pinned_and_hashed_and_names_no_host(requirements: str) -> None:
    pins = re.split(r"^(?=[a-z0-9])", requirements, flags=re.MULTILINE)
    assert all(re.match(r"[\w.-]+==[\w.]+.*\\$", pin, re.MULTILINE) for pin in pins if pin)
    assert all("--hash=sha256:" in pin for pin in pins if pin)
    assert not re.search(r"https?:|--(extra-)?index|--find-links", requirements)


def pinned(requirements: str) -> dict[str, list[str]]:
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", requirements, re.MULTILINE):
        pins.setdefault(name, []).append(version)
    return pins


def test_what_the_project_asks_for_is_pinned_to_a_version_that_will_do() -> None:
    """`bash tools/pin.sh` brings the pins up to date."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run_time = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["arrow"]]
    for requirements, wanted in ((RUN_TIME, run_time), (DEVELOPMENT, run_time + project["dependency-groups"]["dev"])):
        for requirement in map(Requirement, wanted):
            versions = pinned(requirements)[requirement.name]
            assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_licences_are_allowed_or_named_exceptions(capsys: pytest.CaptureFixture[str]) -> None:
    assert tool("licences").main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "exception" in line] == [line for line in lines if line.startswith("unidecode ")]
    assert {line.split()[0] for line in lines} >= {"jellyfish", "numpy", "regex", "unidecode"}


@pytest.mark.parametrize(
    ("name", "licence", "said"),
    [
        ("numpy", "BSD-3-Clause AND (MIT OR Zlib)", None),
        ("unidecode", "GPL-2.0-or-later", None),
        ("other", "GPL-2.0-or-later", "GPL-2.0-or-later"),
        ("unidecode", "AGPL-3.0-only", "AGPL-3.0-only"),
        ("other", "MIT AND SSPL-1.0", "SSPL-1.0"),
        ("other", "", "no licence"),
    ],
)
def test_other_licences_are_refused(name: str, licence: str, said: str | None) -> None:
    complaint = tool("licences").complaint(name, licence)
    assert complaint is None if said is None else said in complaint


def test_the_parts_list_has_every_pin_with_its_hashes() -> None:
    bom = tool("sbom").sbom(RUN_TIME)
    assert bom == tool("sbom").sbom(RUN_TIME)
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    pins = re.findall(r"^([\w-]+)==([^\s;\\]+)", RUN_TIME, re.MULTILINE)
    assert [(part["name"], part["version"]) for part in bom["components"]] == pins
    hashes = [one["hashes"][0]["content"] for part in bom["components"] for one in part["externalReferences"]]
    assert sorted(hashes) == sorted(re.findall(r"sha256:(\w+)", RUN_TIME))
    refs = [part["bom-ref"] for part in bom["components"]]
    assert len(set(refs)) == len(refs)
    assert bom["dependencies"][0]["dependsOn"] == refs
