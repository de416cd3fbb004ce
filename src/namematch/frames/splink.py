"""Results as edges, in the shape in which splink hands on its own predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from namematch.errors import brought_by, checked_kind
from namematch.names import compare_many
from namematch.resolve import Entity, Resolution
from namematch.text import clean

if TYPE_CHECKING:
    import pyarrow as pa


def splink_edges(resolution: Resolution) -> pa.Table:
    """What holds people together as pairs of mentions: splink's `df_predict`, to be clustered, drawn or joined there.

    Mentions of one spelling are tied to the first of them, spellings of one person by the links that were made. So
    the connected components of the edges are the people.

    Args:
        resolution: The result.

    Returns:
        `match_weight` (bits), `match_probability`, `unique_id_l` and `unique_id_r`, the ids of the mentions, or their
        places in the input where they have none.

    Raises:
        ImportError: If pyarrow is not installed (`pip install "namematch-cyrillic[arrow]"`).

    Example:
        >>> from namematch.mentions import Mention
        >>> from namematch.resolve import resolve
        >>> edges = splink_edges(resolve([Mention("Sergei Lavrov"), Mention("Сергей Лавров")]))
        >>> edges.select(["unique_id_l", "unique_id_r"]).to_pylist()
        [{'unique_id_l': '0', 'unique_id_r': '1'}]
    """
    with brought_by("arrow"):
        import pyarrow as pa

    checked_kind(resolution, Resolution, "splink_edges", "resolution", "what resolve gave")
    pairs = [pair for entity in resolution.entities for pair in _pairs(entity, resolution)]
    names = [clean(mention.dated_name or "") for mention in resolution.mentions]
    left, right = [names[one] for one, _ in pairs], [names[two] for _, two in pairs]
    comparisons = compare_many(left, right, population=resolution.rule.population)
    ids = [str(place) if mention.id is None else mention.id for place, mention in enumerate(resolution.mentions)]
    return pa.table(
        {
            "match_weight": pa.array(comparisons.bits, pa.float64()),
            "match_probability": pa.array(comparisons.probability, pa.float64()),
            "unique_id_l": pa.array([ids[one] for one, _ in pairs], pa.string()),
            "unique_id_r": pa.array([ids[two] for _, two in pairs], pa.string()),
        }
    )


def _pairs(entity: Entity, resolution: Resolution) -> list[tuple[int, int]]:
    """A tree over the mentions of one person: equal spellings, then the links between spellings, then what is left."""
    first: dict[str, int] = {}
    pairs = []
    for place in entity.mentions:
        name = clean(resolution.mentions[place].dated_name or "")
        if name in first:
            pairs.append((first[name], place))
        else:
            first[name] = place
    of = {name: name for name in first}
    groups = {name: [name] for name in first}
    for link in entity.links:
        if link.left in of and link.right in of and of[link.left] != of[link.right]:
            pairs.append(_sorted(first[link.left], first[link.right]))
            kept, gone = of[link.left], of[link.right]
            for name in groups.pop(gone):
                of[name] = kept
                groups[kept].append(name)
    # What only a user's word holds together has no link between spellings.
    heads = [first[names[0]] for names in groups.values()]
    return pairs + [_sorted(heads[0], other) for other in heads[1:]]


def _sorted(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)
