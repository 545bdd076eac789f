"""Tags as values, and the order in which they are offered."""

from collections.abc import Iterator

from apps.journal import picking, tagging
from apps.journal.incidents.details import Tag
from apps.journal.incidents.line_facts import About
from apps.journal.lines import Line
from apps.tactics import catalogue

OLD = Tag("given-up", "A name it had")


def lines(*slugs: str) -> Iterator[Line]:
    for number, slug in enumerate(slugs):
        tactic = catalogue.by_slug(slug)
        assert tactic
        about = About(tactics=(tactic.code,))
        yield Line(bytes([number]) * 16, number, "UTC", "exact", 1, 1, about=about)


def test_each_stands_once_and_in_the_order_given() -> None:
    tags = tagging.tags_of(["gifts", "darvo", "gifts"])
    assert [tag.slug for tag in tags] == ["gifts", "darvo"]


def test_an_unknown_slug_keeps_its_name_or_is_none() -> None:
    assert tagging.tags_of(["given-up", "made-up"], known=[OLD]) == [OLD]


def test_every_tactic_can_be_ticked_and_none_is_left_out() -> None:
    every = [tactic.slug for tactic in catalogue.all()]
    old = [Tag(f"given-up-{number}", "Given up") for number in range(20)]
    tags = tagging.changed(old, added=every, removed=[])
    assert [tag.slug for tag in tags] == [*(tag.slug for tag in old), *every]


def test_what_no_page_can_send_is_cut() -> None:
    made_up = [Tag(str(number), "x") for number in range(tagging.MOST + 1)]
    assert len(tagging.tags_of([tag.slug for tag in made_up], made_up)) == tagging.MOST


def test_a_change_leaves_alone_what_it_does_not_name() -> None:
    tags = [OLD, *tagging.tags_of(["gifts", "darvo"])]
    changed = tagging.changed(tags, added=["threats", "gifts"], removed=["darvo"])
    assert [tag.slug for tag in changed] == ["given-up", "gifts", "threats"]
    assert changed[0] == OLD
    assert len(tags) == 3


def test_only_known_slugs_are_put_aside() -> None:
    assert tagging.put_aside(["gifts", "made-up", "gifts"]) == ["gifts"]


def test_chosen_then_most_used_then_the_founding_twelve_stand_first() -> None:
    used = ("gifts", "threats", "threats", "darvo", "gifts", "threats")
    first = [t.slug for t in picking.picker(tagging.tags_of(["life-invasion"]), lines(*used)).first]
    assert first[:4] == ["life-invasion", "threats", "gifts", "darvo"]
    assert first[4:] == list(catalogue.FOUNDING)


def test_at_most_six_of_the_used_stand_first() -> None:
    others = [t.slug for t in catalogue.all() if t.slug not in catalogue.FOUNDING]
    first = picking.picker([], lines(*others)).first
    assert len(first) == 6 + len(catalogue.FOUNDING)


def test_the_groups_name_all_and_each_has_one_box() -> None:
    picker = picking.picker(tagging.tags_of(["gifts"]))
    choices = [choice for _, choices in picker.groups for choice in choices]
    assert [choice.tactic for choice in choices] == list(catalogue.all())
    boxes = [*picker.first, *(choice.tactic for choice in choices if not choice.stands_first)]
    assert len(boxes) == len(set(boxes)) == len(catalogue.all())


def test_more_than_three_are_many() -> None:
    three = tagging.tags_of(["gifts", "darvo", "threats"])
    assert not picking.picker(three).has_many
    assert picking.picker([*three, OLD]).has_many
    assert picking.picker([OLD]).unknown == [OLD]
