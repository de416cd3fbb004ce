"""The chain of links from one spelling to another."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from namematch.resolve.forms import Link


def chain(links: Iterable[Link], start: str, goal: str) -> tuple[Link, ...]:
    """The shortest chain of links from one spelling to another; empty if there is none or none is needed."""
    around: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in links:
        around[link.left].append((link.right, link))
        around[link.right].append((link.left, link))
    paths: dict[str, tuple[Link, ...]] = {start: ()}
    queue = deque([start])
    while queue and goal not in paths:
        name = queue.popleft()
        for other, link in around[name]:
            if other not in paths:
                paths[other] = (*paths[name], link)
                queue.append(other)
    return paths.get(goal, ())
