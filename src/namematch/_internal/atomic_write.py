"""Replacing a file by a new one, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, *data: bytes) -> None:
    """Writes `data` to a new file in the same folder, which then takes the place of `path`.

    Whoever reads `path`, even after the process was killed or the power failed, finds the old content or the new.

    Args:
        path: A regular file, or none yet; symbolic links should be resolved.
        data: The new content, in one piece or several.

    Raises:
        OSError: It cannot be written there; what stood there before is untouched.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
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
