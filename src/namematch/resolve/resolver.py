"""Resolving mentions, all at once or as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from os import PathLike
from typing import Self
from warnings import warn

from namematch._internal.gc_pause import seldom_collecting
from namematch._internal.parallel import Workers
from namematch._internal.paths import path_of
from namematch._internal.progress import Steps
from namematch.errors import InputError, NamematchError, visible
from namematch.names import decision_rule
from namematch.resolve.entities.canonical_name import DEFAULT_SCHEME
from namematch.resolve.entities.events import Event, events_between
from namematch.resolve.entities.resolution import Resolution
from namematch.resolve.mention_index import check_mentions, has_titles
from namematch.resolve.mention_input import MentionLike, mentions_from
from namematch.resolve.run import Run
from namematch.resolve.scoring.pair_store import ScoredPairs
from namematch.resolve.store import Memory, read, write
from namematch.resolve.user_links import Reference, UserLinks, check_links, locate
from namematch.translit import find_scheme
from namematch.user_lexicon import activate, active_lexicon, lexicon

Progress = Callable[[str, int, int], object]
"""Is called with the stage, how much of it is done, and of how much: `("names", 8192, 31044)`.

The stages are `names` (parsed), `pairs` (of names, weighed) and `people` (described). An exception that it raises ends
the run.
"""


def resolve(
    mentions: Iterable[MentionLike],
    *,
    must_link: Iterable[tuple[Reference, Reference]] = (),
    cannot_link: Iterable[tuple[Reference, Reference]] = (),
    population: float | None = None,
    min_probability: float | None = None,
    scheme: str = DEFAULT_SCHEME,
    progress: Progress | None = None,
    memory_limit_mb: int | None = None,
    workers: int = 1,
) -> Resolution:
    """Finds out which mentions are the same person, and how that person should be called.

    Names are compared by the Cyrillic they go back to and clustered strongest link first; two names that contradict
    each other never share a cluster, however a chain runs. A bare surname joins the one person of its document it
    can be. The answer does not depend on the order of the mentions.

    Args:
        mentions: The mentions: `Mention` objects, names as strings, or dictionaries with the fields of a mention; also
            an Arrow, pandas or polars column of names. Those without a name stay in the result, without a label.
        must_link: Pairs of mentions that are one person, whatever their names say. A mention is pointed at by its
            value, its position in the input, or its id.
        cannot_link: Pairs of mentions that are two people, whatever their names say.
        population: Of how many people two mentions could be, as for `compare`: in a large table two spellings of a
            common name are then not enough. Whom a short form can be in its own document does not depend on it.
        min_probability: Two names are joined if one person is likelier than this; the default is one half. Those below
            the line that are worth a look are in `Resolution.possible`.
        scheme: Id of the romanisation in which canonical names are written. By the default a name whose Cyrillic shows
            another language than Russian is written as that language writes it: Volodymyr Zelenskyi.
        progress: Is called with the stage, how much of it is done, and of how much; what it raises ends the run.
        memory_limit_mb: How many megabytes pairs of names that are still to be weighed may take, beside the mentions,
            the distinct names and the pairs that match. More of them wait on disk; that takes the extra `duckdb`.
        workers: How many processes read the names and weigh them where there are many thousands. With more than one,
            a script must call this under `if __name__ == "__main__":`.

    Returns:
        The people, and a label for every mention in input order.

    Raises:
        TypeError: If an item is no mention, or one string was given.
        UnknownChoiceError: If there is no such scheme, or a dictionary has a field that mentions have not.
        DuplicateIdError: If two mentions carry one id.
        InputError: If a link points at no mention, or at one without a name, if links contradict each other, if the
            population is less than 1 or the probability not between 0 and 1, or if there is no memory or no workers.
        NamematchError: If pairs would have to wait on disk and DuckDB is not installed, or the workers end early.

    Example:
        >>> found = resolve(["Alexander Darchiyev", "Александр Дарчиев", {"name": "Sergei Lavrov", "document": "7"}])
        >>> [entity.cyrillic for entity in found.entities]
        ['Александр Дарчиев', 'Сергей Лавров']
        >>> from namematch.mentions import Mention
        >>> namesakes = [Mention("Ivan Petrov", document="a"), Mention("Ivan Petrov", document="b")]
        >>> len(resolve(namesakes, cannot_link=[(0, 1)]).entities)
        2
        >>> len(resolve(["Lavrov", "Лавров"], population=10_000).entities)
        2
    """
    find_scheme(scheme)
    rule = decision_rule(population, min_probability)
    kept = tuple(mentions_from(mentions, "resolve"))
    check_mentions(kept)
    links = UserLinks(locate(kept, must_link), locate(kept, cannot_link))
    with Workers(workers, partial(activate, active_lexicon())) as crew, seldom_collecting():
        run = Run(scheme, ScoredPairs(memory_limit_mb, roles=has_titles(kept), workers=crew, rule=rule))
        run.add(kept, links, Steps(progress))
        return run.resolution


class Resolver:
    """Resolves mentions as they come; after every `add` the answer is that of one batch.

    Scores of pairs are kept, and only what an addition touches is solved again. Entity ids are those of
    the batch: hashes of what identifies the person. Where more mentions change what identifies a person, `events`
    says so. A resolver keeps the lexicon that was active when it was made, also where it is used outside of that block.
    Several threads must not write to one resolver at once.

    Args:
        population: As for `resolve`.
        min_probability: Likewise.
        scheme: Id of the romanisation in which canonical names are written.
        memory_limit_mb: As for `resolve`.
        workers: As for `resolve`.

    Example:
        >>> resolver = Resolver()
        >>> resolver.add(["Sergei Lavrov"])
        >>> resolver.add(["Сергей Лавров"])
        >>> len(resolver.resolution.entities)
        1
    """

    def __init__(
        self,
        *,
        population: float | None = None,
        min_probability: float | None = None,
        scheme: str = DEFAULT_SCHEME,
        memory_limit_mb: int | None = None,
        workers: int = 1,
    ) -> None:
        find_scheme(scheme)
        self._rule = decision_rule(population, min_probability)
        self._memory = Memory(scheme, (), UserLinks(), (), population=population, min_probability=min_probability)
        self._resolution: Resolution | None = None
        self._before: tuple[str | None, ...] = ()
        self._ids: set[str] = set()
        self._memory_limit_mb = memory_limit_mb
        self._lexicon = active_lexicon()
        self._workers = Workers(workers, partial(activate, self._lexicon))
        self._scored = self._nothing_scored()
        self._run: Run | None = None

    def add(self, mentions: Iterable[MentionLike], *, progress: Progress | None = None) -> None:
        """Adds mentions; if one is refused, none is added.

        The people are found when they are asked for, or at once if somebody wants to know how far that is.

        Args:
            mentions: More mentions, as for `resolve`.
            progress: Is called with the stage, how much of it is done, and of how much. If it raises, or the user
                interrupts, none is added.

        Raises:
            TypeError: If an item is no mention.
            DuplicateIdError: If an id stands twice, here or among the mentions added before.
        """
        more = tuple(mentions_from(mentions, "add"))
        ids = check_mentions(more, self._ids)
        before = self._memory, self._resolution
        self._change(self._memory._replace(mentions=self._memory.mentions + more))
        if progress is not None:
            try:
                self._solve(Steps(progress))
            except BaseException:
                self._memory, self._resolution = before
                raise
        self._ids |= ids

    def must_link(self, left: Reference, right: Reference) -> None:
        """Holds two mentions together, whatever their names say, from now on.

        Args:
            left: A mention that was added: its value, its position in the order of adding, or its id.
            right: Another.

        Raises:
            InputError: If there is no such mention or it has no name, or if a cannot-link of a user says otherwise.
        """
        links = self._memory.links
        pair = locate(self._memory.mentions, [(left, right)])
        self._link(UserLinks((*links.must, *pair), links.cannot))

    def cannot_link(self, left: Reference, right: Reference) -> None:
        """Keeps two mentions apart, whatever their names say, from now on.

        Args:
            left: A mention that was added: its value, its position in the order of adding, or its id.
            right: Another.

        Raises:
            InputError: If there is no such mention or it has no name, or if must-links of a user say otherwise.
        """
        links = self._memory.links
        pair = locate(self._memory.mentions, [(left, right)])
        self._link(UserLinks(links.must, (*links.cannot, *pair)))

    @property
    def resolution(self) -> Resolution:
        """The people among all mentions added so far."""
        return self._read()

    @property
    def events(self) -> tuple[Event, ...]:
        """How the present resolution differs from the one that was read before it, be it before a save and a load.

        Example:
            >>> resolver = Resolver()
            >>> resolver.add(["Sergei Lavrov"])
            >>> before = resolver.resolution
            >>> resolver.add(["Сергей Лавров", "Ivan Petrov"])
            >>> [str(event.kind) for event in resolver.events]
            ['new', 'grown']
        """
        after = self._read().labels
        return events_between(self._before, after)

    def save(self, path: PathLike[str] | str) -> None:
        """Writes mentions, users' links, population, line and the entity ids last read to one file, or nothing at all.

        The file records the checksum of the resolver's lexicon, if it has one.

        Args:
            path: The file; an old one is replaced. The documentation describes its format.

        Raises:
            InputError: If it cannot be written there; what stood there before is untouched.
        """
        write(path_of(path, "save"), self._memory._replace(lexicon=self._lexicon.checksum))

    @classmethod
    def load(cls, path: PathLike[str] | str) -> Self:
        """A resolver as it was saved.

        It has the lexicon that is active now. Where it was saved with another one, a warning says so: people are found
        again, and `events` tells how they differ.

        Args:
            path: The file.

        Raises:
            InputError: If the file is missing, not a resolver's, of a newer version, damaged or cut short.
        """
        memory = read(path := path_of(path, "load"))
        try:
            resolver = cls(population=memory.population, min_probability=memory.min_probability, scheme=memory.scheme)
            resolver._ids = check_mentions(memory.mentions)
            locate(memory.mentions, (*memory.links.must, *memory.links.cannot))
            check_links(memory.mentions, memory.links)
        except NamematchError as error:
            raise InputError(f"{path}: {error}") from error
        now = resolver._lexicon.checksum
        if memory.lexicon != now:
            had, has = (f"the lexicon {own}" if own else "no lexicon" for own in (memory.lexicon, now))
            warn(
                f"{visible(str(path))}: saved with {had}, read with {has}; people may change, and events says how",
                stacklevel=2,
            )
        resolver._memory = memory
        return resolver

    def __getstate__(self) -> dict[str, object]:
        # What is known of names goes along; the people are found again from it.
        return {**self.__dict__, "_run": None}

    def _read(self) -> Resolution:
        """The resolution, from now on the one that was read last."""
        found = self._solve(Steps())
        if found.labels is not self._memory.labels:
            self._before, self._memory = self._memory.labels, self._memory._replace(labels=found.labels)
        return found

    def _solve(self, steps: Steps) -> Resolution:
        if self._resolution is None:
            try:
                with self._workers, seldom_collecting(), lexicon(self._lexicon):
                    self._resolution = self._resolved(steps)
            except BaseException:
                if not steps.stopped:
                    # What is half done is not to be built upon.
                    self._scored, self._run = self._nothing_scored(), None
                raise
        return self._resolution

    def _resolved(self, steps: Steps) -> Resolution:
        memory = self._memory
        run = self._run or Run(memory.scheme, self._scored)
        count = len(run)
        try:
            run.add(memory.mentions[count:], memory.links, steps)
        except BaseException:
            # What is half done is not to be built upon.
            self._run = run if count and len(run) == count else None
            raise
        self._run = run
        return run.resolution

    def _nothing_scored(self) -> ScoredPairs:
        return ScoredPairs(self._memory_limit_mb, workers=self._workers, rule=self._rule)

    def _link(self, links: UserLinks) -> None:
        check_links(self._memory.mentions, links)
        self._change(self._memory._replace(links=links))

    def _change(self, memory: Memory) -> None:
        self._memory = memory
        self._resolution = None
