"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from namematch.errors import InputError, reason_of

# A longer name leaves no room for the letters behind it.
_KEPT = 40


def write_file(path: Path, *data: bytes) -> None:
    """Writes `data` to a new file in the same folder, which then takes the place of `path`; a link is followed.

    Whoever reads `path`, even after the process was killed or the power failed, finds the old content or the new; so
    also where an `InputError` says that it cannot be written. What is no regular file, a pipe or a device, is written
    to and stays what it is.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(b"".join(data))
        else:
            _replace(path.resolve(), *data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {reason_of(error)}") from error


def _replace(path: Path, *data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:_KEPT]}.", delete=False) as new:
        try:
            new.writelines(data)
            new.flush()
            os.fsync(new.fileno())
            new.close()
            Path(new.name).chmod(mode)
            Path(new.name).replace(path)
        except BaseException:
            Path(new.name).unlink(missing_ok=True)
            raise
    _keep_entry(path.parent)


def _keep_entry(folder: Path) -> None:
    """Writes the folder's own entry to disk, where the system can do so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    # The system tells the mask only to whoever sets it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
