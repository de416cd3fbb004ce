"""Back-off n-gram models stored as automata in a double array."""

from __future__ import annotations

from namematch.translit.readings.packed_arrays import Arrays

UNKNOWN_COST = 20_000


class Automaton:
    """A back-off n-gram model over small integers; costs are in millibits.

    An arc of `state` for `symbol` stands in slot `base[state] + symbol` if that slot is owned by `state`; otherwise
    the model backs off to a state with a shorter history, at a cost.

    Args:
        arrays: Tables from which the model's own are taken.
        prefix: What their names begin with.
    """

    __slots__ = ("back_cost", "back_state", "base", "cost", "owner", "start", "target")

    def __init__(self, arrays: Arrays, prefix: str) -> None:
        self.base = arrays[prefix + "base"]
        self.owner = arrays[prefix + "owner"]
        self.cost = arrays[prefix + "cost"]
        self.target = arrays[prefix + "target"]
        self.back_state = arrays[prefix + "back_state"]
        self.back_cost = arrays[prefix + "back_cost"]
        self.start = arrays[prefix + "start"][0]

    def step(self, state: int, symbol: int) -> tuple[int, int]:
        """The cost of `symbol` after `state`, and the state that follows."""
        spent = 0
        while True:
            slot = self.base[state] + symbol
            if self.owner[slot] == state:
                return spent + self.cost[slot], self.target[slot]
            if state == 0:
                return spent + UNKNOWN_COST, 0
            spent += self.back_cost[state]
            state = self.back_state[state]
