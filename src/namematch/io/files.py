"""Reading and writing whole files, with errors that say what and where."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from namematch._internal.atomic_write import write_file
from namematch._internal.paths import path_of, read_file
from namematch.errors import InputError, reason_of
from namematch.text import storable, text_of

_EMPTY = "empty file; expected text in UTF-8"
_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_utf8(path: Path | str) -> str:
    r"""The text of a UTF-8 file, line ends kept, a byte order mark dropped: offsets into it count its characters."""
    path = path_of(path, "read_utf8")
    text = decode_utf8(read_file(path), str(path))
    if not text.strip():
        raise InputError(f"{path}: {_EMPTY}")
    return text


def read_lines(path: Path) -> Iterator[str]:
    r"""The lines of a UTF-8 file one after the other, as `read_utf8` would give them, without holding it whole.

    Args:
        path: The file. Lines end where `\n`, `\r\n` or `\r` stands, and keep their ends.

    Raises:
        InputError: As for `read_utf8`.
    """
    if not path.is_file():
        yield from io.StringIO(read_utf8(path), newline="")
        return
    blank = True
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for line in lines:
                blank = blank and not line.strip()
                yield line
    except OSError as error:
        raise InputError(f"{path}: {reason_of(error)}") from error
    except UnicodeDecodeError:
        # The decoder knows the place in its buffer only; this finds the place in the file.
        read_utf8(path)
        raise
    if blank:
        raise InputError(f"{path}: {_EMPTY}")


def decode_utf8(data: bytes, where: str) -> str:
    """`data` as text.

    Args:
        data: Bytes that claim to be UTF-8.
        where: What to call their source in an error.

    Raises:
        InputError: They are not; the message names the first bad byte and its line, or says that it is no text at all.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = _OTHER_ENCODINGS.get(data[:2])
        if guess is None and b"\0" in data:
            raise InputError(f"{where}: a binary file, not text; expected text in UTF-8") from error
        line = data.count(b"\n", 0, error.start) + 1
        looks = f", looks like {guess}" if guess else ""
        how = "; a spreadsheet saves as CSV UTF-8" if where.lower().endswith(".csv") else ""
        raise InputError(
            f"{where}:{line}: not UTF-8 (byte {error.start}, 0x{data[error.start]:02x}{looks}); "
            f"convert it to UTF-8 first{how}"
        ) from error


def write_whole(path: Path | str, content: str | bytes) -> None:
    """Writes `content` to `path`, text in UTF-8, whole or not at all.

    It goes to a new file in the same folder, which then takes the place of the old one. Where `path` is
    no regular file (a pipe, a device) it is written to directly. What UTF-8 cannot hold, a lone surrogate, is
    written as its backslash escape, which JSON reads back as the same character.

    Args:
        path: Where the content shall stand.
        content: All of it.

    Raises:
        InputError: It cannot be written there; what stood there before is untouched.
    """
    data = content if isinstance(content, bytes) else storable(text_of(content, "write_whole", "content")).encode()
    write_file(path_of(path, "write_whole"), data)
