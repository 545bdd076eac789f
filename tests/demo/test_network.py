"""The people of the sample instance: a network that one can believe."""

import datetime as dt

from apps.demo import network
from apps.support import calling, choices, people
from apps.support.finding import GROUPS, group_of, ordered
from tests.cast import Writer

TODAY = dt.date(2026, 11, 24)


def test_the_sample_has_people_near_and_far(alice: Writer) -> None:
    network.fill(alice.vault, TODAY)
    everybody = people.read(alice.vault)
    lines = ordered(everybody.contacts.values(), "tue")
    assert list(dict.fromkeys(group_of(line) for line in lines)) == list(GROUPS)
    assert [line.label for line in everybody.persons.values()] == ["R."]
    assert len({line.role for line in lines}) > 4


def test_by_day_and_by_night_there_is_somebody_to_call(alice: Writer) -> None:
    network.fill(alice.vault, TODAY)
    lines = people.read(alice.vault).contacts.values()
    for hour in (3, 15):
        now = dt.datetime.combine(TODAY, dt.time(hour))
        assert [one.name for one in calling.who_to_call(lines, now)]


def test_every_code_of_the_sample_is_one_that_can_be_chosen(alice: Writer) -> None:
    network.fill(alice.vault, TODAY)
    for line in people.read(alice.vault).contacts.values():
        assert line.role in dict(choices.ROLES)
        assert set(line.helps) <= set(dict(choices.HELPS))
        assert set(line.on_call) <= set(dict(choices.DAYS))
        assert line.stance in ("", *dict(choices.STANCES))
        assert line.understands in ("", *dict(choices.UNDERSTANDS))
        assert line.tel in ("", *line.same)
