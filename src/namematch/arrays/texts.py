"""Many texts in one run of bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from namematch.arrays.ragged import offsets
from namematch.arrays.types import Numbers


class Texts(Sequence[str]):
    """Texts that take no more memory than their UTF-8: the bytes, where each begins, and where the last one ends."""

    ENCODING, ERRORS = "utf-8", "surrogatepass"

    def __init__(self, start: Numbers, data: Numbers) -> None:
        self.start, self.data = start, data

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Some texts."""
        encoded = [text.encode(cls.ENCODING, cls.ERRORS) for text in texts]
        length = np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded))
        return cls(offsets(length).astype(np.uint64), np.frombuffer(b"".join(encoded), dtype=np.uint8))

    def followed_by(self, more: Texts) -> Texts:
        """These texts, then the others."""
        start = np.concatenate([self.start, more.start[1:] + self.start[-1]])
        return Texts(start, np.concatenate([self.data, more.data]))

    def __len__(self) -> int:
        return len(self.start) - 1

    def __getitem__(self, number: int) -> str:  # type: ignore[override]
        return (
            self.data[int(self.start[number]) : int(self.start[number + 1])]
            .tobytes()
            .decode(self.ENCODING, self.ERRORS)
        )
