"""People who have several names each."""

from __future__ import annotations

from namematch.mentions import Mention, named_people


def test_each_other_name_is_a_mention_behind_all_rows() -> None:
    rows = [Mention("A", id="1", role="chef", birth_date="1970"), Mention("B"), Mention(None)]
    people = named_people(rows, [["C", "A", "C"], [], ["D", "E"]])
    assert people.mentions[:2] == rows[:2]
    assert people.names == ["A * 1970", "B", "D", "C * 1970", "E"]
    assert people.links == [(0, 3), (2, 4)]
    assert (people.mentions[3].id, people.mentions[3].role) == (None, None)


def test_people_without_other_names_stay_as_they_are() -> None:
    rows = [Mention("A"), Mention(None)]
    assert named_people(rows, [[], []]) == (rows, [0, 1], 2)
