"""The plan of the sample instance: one of everything, near enough to be seen."""

import datetime as dt

from apps.demo import network, settled
from apps.plan import ahead, records
from tests.cast import Writer

TODAY = dt.date(2026, 11, 24)


def test_the_sample_has_one_of_everything_that_a_plan_can_hold(alice: Writer) -> None:
    network.fill(alice.vault, TODAY)
    settled.fill(alice.vault, TODAY, [])
    tables = (
        records.PLANS,
        records.DECISIONS,
        records.DATES,
        records.WORDS,
        records.TELLINGS,
        records.CHILDREN,
    )
    assert all(records.read_all(alice.vault, table).opened for table in tables)
    (plan,) = records.read_all(alice.vault, records.PLANS).opened
    empty = [name for name in plan.document.__struct_fields__ if not getattr(plan.document, name)]
    assert empty == ["binned_on"]


def test_a_date_of_the_sample_is_near_and_one_has_been(alice: Writer) -> None:
    settled.fill(alice.vault, TODAY, [])
    dates = records.read_all(alice.vault, records.DATES).opened
    assert [one.days for one in ahead.coming(dates, TODAY)] == [9]
    assert [one.days for one in ahead.to_ask_about(dates, TODAY)] == [-1]
