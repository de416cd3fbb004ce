"""Puts the library and a Python for the browser into the built site, for the playground.

    python tools/playground.py site

What the page needs besides its own files in docs/playground: Pyodide's core, fetched from its npm package with the
npm client, and one archive with namematch, the stand-ins of docs/playground/python, and the pure-Python half of
jellyfish. Nothing of it is kept in the repository, and the built page asks no other host for anything.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYODIDE = "314.0.7"
CORE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"]
STAND_INS = ROOT / "docs" / "playground" / "python"
CACHE = ROOT / "build" / "pyodide"


def main(site: Path) -> None:
    """Completes the playground of a built site."""
    here = site / "playground"
    core = here / "pyodide"
    core.mkdir(parents=True, exist_ok=True)
    package = pyodide()
    for name in CORE:
        shutil.copy(package / name, core / name)
    bundle(here / "namematch.zip")
    shutil.rmtree(here / "python", ignore_errors=True)
    print(f"playground: {sum(f.stat().st_size for f in here.rglob('*') if f.is_file()) / 1e6:.1f} MB")


def pyodide() -> Path:
    """The folder of the unpacked npm package, fetched where it is not there yet."""
    folder = CACHE / PYODIDE
    if not (folder / "package").exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", f"pyodide@{PYODIDE}"]
        name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(folder / name) as archive:
            (folder / "package").mkdir()
            for core in CORE:
                packed = archive.extractfile(f"package/{core}")
                assert packed is not None, f"{core} is no file in the package"
                (folder / "package" / core).write_bytes(packed.read())
    return folder / "package"


def bundle(target: Path) -> None:
    """Writes the archive that the page unpacks: everything that Python imports there."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, name in files():
            # One date for all, so that the same sources give the same archive.
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), path.read_bytes(), zipfile.ZIP_DEFLATED)


def files() -> list[tuple[Path, str]]:
    """What goes into the archive, and under which name."""
    source = ROOT / "src"
    library = [path for path in sorted((source / "namematch").rglob("*")) if path.is_file()]
    library = [path for path in library if "__pycache__" not in path.parts]
    return [
        *((path, path.relative_to(source).as_posix()) for path in library),
        *((path, path.relative_to(STAND_INS).as_posix()) for path in sorted(STAND_INS.rglob("*.py"))),
        (jellyfish(), "jellyfish.py"),
    ]


def jellyfish() -> Path:
    """The half of jellyfish that is Python."""
    spec = find_spec("jellyfish")
    assert spec is not None, "jellyfish is not installed"
    assert spec.origin is not None
    return Path(spec.origin).parent / "_jellyfish.py"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
