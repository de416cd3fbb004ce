"""The parts of a title in the making, and who gets what waited for its head."""

from __future__ import annotations

from collections.abc import Iterable

from namematch.roles.parts import Ministry, RankUse, TitleParts, Unit, Waiting
from namematch.roles.role import PartSpan, RolePart
from namematch.roles.tokens import TitleWord, is_given_name_key
from namematch.roles.vocabulary_entries import Place, Topic

_MOST_NAME_WORDS = 3

Head = Unit | Ministry | RankUse


class PartialParse:
    """What one pass has found so far: settled parts, and words that wait until it is known whose they are.

    `last_head` may still be completed by what follows it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts = TitleParts()
        self.waiting: list[Waiting] = []
        self.last_head: Head | None = None

    def span(self, part: RolePart, words: list[TitleWord]) -> None:
        """Mark words as belonging to a part."""
        self.parts.spans.append(PartSpan(part, words[0].start, words[-1].end))

    def respan(self, part: RolePart, items: Iterable[Waiting]) -> None:
        """Mark words that waited as belonging to another part than was thought."""
        for item in items:
            old = self.parts.spans[item.span]
            self.parts.spans[item.span] = PartSpan(part, old.start, old.end)

    def wait(self, part: RolePart, entry: Topic | Place | None, words: list[TitleWord], via: str) -> None:
        """Let words wait for their head, marked as what they are if none comes."""
        self.waiting.append(self.marked(part, entry, words, via))

    def marked(self, part: RolePart, entry: Topic | Place | None, words: list[TitleWord], via: str) -> Waiting:
        """Words marked as belonging to a part, with the place of the mark."""
        self.span(part, words)
        return Waiting(entry, words, via, len(self.parts.spans) - 1)

    def settle(self, coming: Head | None) -> None:
        """Give what waits to the head that comes, if it takes it as a premodifier, else to the head before."""
        waiting, self.waiting = self.waiting, []
        if not waiting:
            return
        if self._is_holder(waiting):
            self.parts.rest.extend(waiting)
            return
        # Russian topics follow their head, so the head before has the first claim.
        cyrillic = coming is not None and "а" <= waiting[0].words[0].key[-1] <= "я"
        for taker in (self.last_head, coming) if cyrillic else (coming, self.last_head):
            if taker is not None:
                waiting = self._give(taker, waiting, premodifier=taker is coming)
                if not waiting:
                    return
        self._leave(waiting)

    def _give(self, taker: Head, waiting: list[Waiting], *, premodifier: bool) -> list[Waiting]:
        """What `taker` leaves over."""
        if isinstance(taker, Unit):
            if taker.topics or taker.named:
                return waiting
            taker.topics = waiting
            self.respan(RolePart.UNIT, waiting)
            return []
        if isinstance(taker, Ministry):
            return self._give_ministry(taker, waiting, premodifier)
        if taker.word.takes != "portfolio" or taker.portfolio is not None or taker.word.organisation:
            return waiting
        if taker.word.id == "secretary" and waiting[0].via == "scope":
            return waiting
        return self._give_portfolio(taker, waiting, premodifier)

    def _give_ministry(self, taker: Ministry, waiting: list[Waiting], premodifier: bool) -> list[Waiting]:
        if taker.organisation.kind == "ministry":
            if taker.portfolio is not None:
                return waiting
            return self._give_portfolio(taker, waiting, premodifier)
        if taker.organisation.generic and all(item.entry is None for item in waiting):
            self.respan(RolePart.ORGANISATION, waiting)
            self.parts.owners.extend(waiting)
            return []
        return waiting

    def _give_portfolio(self, taker: Ministry | RankUse, waiting: list[Waiting], premodifier: bool) -> list[Waiting]:
        order = list(reversed(waiting)) if premodifier else waiting
        for item in order:
            if isinstance(item.entry, Topic):
                taker.portfolio = item.entry
                self.respan(RolePart.ORGANISATION, [item])
                return [other for other in waiting if other is not item]
        return waiting

    def _leave(self, waiting: list[Waiting]) -> None:
        """What no head takes: known topics are scope, unknown words after a head its owner, others rest."""
        unknown = [item for item in waiting if item.entry is None]
        scopes = [item for item in waiting if item.entry is not None]
        if unknown and scopes and waiting[0].via == "scope":
            self.parts.scopes.extend(waiting)
            self.respan(RolePart.SCOPE, waiting)
            return
        self.parts.scopes.extend(scopes)
        if not unknown:
            return
        if unknown[0].via == "scope":
            self.parts.scopes.extend(unknown)
            part = RolePart.SCOPE
        elif self._may_be_holder(unknown[0]):
            self.parts.rest.extend(unknown)
            part = RolePart.REST
        else:
            self.parts.owners.extend(unknown)
            part = RolePart.ORGANISATION
        self.respan(part, unknown)

    def _is_holder(self, waiting: list[Waiting]) -> bool:
        """Whether a full name follows a comma ("director of Acme, John Doe"): a few words, one a known given name."""
        words = [word for item in waiting for word in item.words]
        behind_comma = bool(self.parts.ranks) and waiting[0].via == "comma"
        if not behind_comma or not 2 <= len(words) <= _MOST_NAME_WORDS:
            return False
        unknown = all(item.entry is None and item.via in ("", "comma") for item in waiting)
        lettered = all(self.text[word.start].lower() != self.text[word.start].upper() for word in words)
        return unknown and lettered and any(is_given_name_key(word.key) for word in words)

    def _may_be_holder(self, item: Waiting) -> bool:
        """Whether unknown words look like the holder's name: "President Doe", "president of Gazprom, Doe"."""
        if not self.parts.ranks:
            return False
        latin = not "а" <= item.words[0].key[-1] <= "я"
        return (item.via == "" and latin) or (item.via == "comma" and bool(self.parts.organisations))
