"""Two pages open on one record: parts stand side by side, and where they meet both are kept."""

from http import HTTPStatus

from apps.journal import adoption, opening
from apps.journal.documents import INCIDENT, EntryDocument
from apps.journal.drafts import ADOPT_AFTER_SECONDS
from apps.journal.incidents.details import Details, ExactWords, Facts, Impact
from apps.journal.models import Draft, Entry
from apps.journal.moments import Moment
from tests.cast import ALICE_PASSWORD, Writer
from tests.journal.conftest import Travel
from tests.journal.incidents.sent import HTMX, Window, capture, form_on, part
from tests.journal.test_views_locked import hidden
from tests.journal.writing import document_of, draft_texts, revisions_of
from tests.site_client import Browser


def only_entry(alice: Writer) -> EntryDocument:
    return document_of(alice.vault, Entry.objects.get().id)


def test_two_parts_typed_side_by_side_become_one_record(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    one, two = (part(alice_client, entry_id, code) for code in ("place", "felt"))
    one.type(place="The sta").autosave()
    page = two.type(fear="unea").autosave()
    assert "another window" not in page
    one.type(place="The station").autosave()
    two.type(fear="uneasy").autosave()
    assert Draft.objects.count() == 1
    assert one.save() == two.save() == entry_id
    assert only_entry(alice_client.writer).details == Details(
        facts=Facts(place="The station"), impact=Impact(fear="uneasy")
    )
    assert Draft.objects.count() == 0


def test_a_part_saved_after_another_one_asks_nothing(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    one, two = (part(alice_client, entry_id, code) for code in ("place", "felt"))
    one.type(place="The station").save()
    two.type(fear="uneasy").save()
    assert only_entry(alice_client.writer).details == Details(
        facts=Facts(place="The station"), impact=Impact(fear="uneasy")
    )
    assert revisions_of(entry_id) == [1, 2]


def test_words_and_parts_stand_side_by_side_too(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    words = Window(alice_client, f"/e/{entry_id}/edit/")
    place = part(alice_client, entry_id, "place")
    words.type(text="He waited for an hour.").autosave()
    place.type(place="The station").save()
    words.type(text="He waited for two hours.").save()
    document = only_entry(alice_client.writer)
    assert document.text == "He waited for two hours."
    assert document.details.facts.place == "The station"


def test_two_windows_on_the_same_part_keep_both(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    one, two = (part(alice_client, entry_id, "place") for _ in range(2))
    other = part(alice_client, entry_id, "felt")
    one.type(place="The station").autosave()
    other.type(fear="uneasy").autosave()
    page = two.type(place="The market").autosave()
    assert "another window" in page
    assert two.form["id"] != [str(entry_id)]
    assert one.save() == entry_id
    assert document_of(alice_client.writer.vault, entry_id).details.facts.place == "The station"
    apart = document_of(alice_client.writer.vault, two.save())
    assert (apart.kind, apart.details) == (INCIDENT, Details(facts=Facts(place="The market")))


def test_saving_a_part_that_was_changed_elsewhere_shows_both(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    one, two = (part(alice_client, entry_id, "words") for _ in range(2))
    one.fill({"exact_words-0-text": "You will <see>", "exact_words-0-how": "exact"}).save()
    page = two.fill({"exact_words-0-text": "Something else"}).refused(HTTPStatus.CONFLICT)
    assert "You will &lt;see&gt;" in page
    assert "Word for word" in page
    assert two.form["exact_words-0-text"] == ["Something else"]
    two.save()
    kept = document_of(alice_client.writer.vault, entry_id).details.facts.exact_words
    assert kept == [ExactWords(text="Something else")]
    version = alice_client.page(f"/e/{entry_id}/history/2/")
    assert "You will &lt;see&gt;" in version


def test_a_part_that_was_emptied_elsewhere_says_so(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, "place").type(place="The station").save()
    one, two = (part(alice_client, entry_id, "place") for _ in range(2))
    one.type(place="").save()
    page = two.type(place="The market").refused(HTTPStatus.CONFLICT)
    assert "These fields are empty there." in page


def test_tags_set_elsewhere_set_no_page_apart(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    first = Window(alice_client, f"/e/{entry_id}/edit/").type(text="Changed.")
    first.autosave()
    second = Window(alice_client, f"/d/{entry_id}/")
    alice_client.post(f"/e/{entry_id}/kind/", {"kind": "incident"})
    second.type(text="Changed again.").autosave()
    assert Draft.objects.count() == 1


def test_a_late_request_of_a_part_replaces_nothing(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    one, two = (part(alice_client, entry_id, code) for code in ("place", "felt"))
    one.type(place="The sta")
    late = dict(one.form)
    one.type(place="The station").autosave()
    two.type(fear="uneasy").autosave()
    alice_client.post("/draft/", late, headers=HTMX)
    assert part(alice_client, entry_id, "place").form["place"] == ["The station"]
    one.save()
    alice_client.post("/draft/", late, headers=HTMX)
    assert only_entry(alice_client.writer).details.facts.place == "The station"


def test_another_row_without_scripts_keeps_what_was_typed(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "words").fill({"exact_words-0-text": "One"})
    answer = window.post(more="exact_words")
    assert answer.headers["Location"] == f"/e/{entry_id}/add/words/"
    again = Window(alice_client, answer.headers["Location"])
    assert again.form["exact_words-0-text"] == ["One"]
    assert again.form["exact_words-1-text"] == [""]
    again.fill({"exact_words-1-text": "Two"}).save()
    kept = only_entry(alice_client.writer).details.facts.exact_words
    assert [row.text for row in kept] == ["One", "Two"]


def test_a_part_of_what_is_not_saved_yet_is_saved_with_it(alice_client: Browser) -> None:
    first = Window(alice_client, "/new/").type(
        text="He waited.", when_kind="another", day="2026-11-02", time="07:30"
    )
    first.autosave()
    entry_id = first.form["id"][0]
    window = Window(alice_client, f"/e/{entry_id}/add/place/").type(place="The station")
    window.autosave()
    window.save()
    document = only_entry(alice_client.writer)
    assert (document.kind, document.text) == (INCIDENT, "He waited.")
    assert document.details.facts.place == "The station"
    assert document.moment == Moment(1_793_604_600, "UTC")


def test_a_capture_that_rested_becomes_a_record_with_its_details(
    alice_client: Browser, later: Travel
) -> None:
    window = Window(alice_client, "/new/").type(
        text="He waited.", channel="call", tactic=["love-bombing"], when_kind="roughly",
        day="2026-05-04", precision="month",
    )  # fmt: skip
    window.autosave()
    Window(alice_client, f"/e/{window.form['id'][0]}/add/felt/").type(fear="afraid").autosave()
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice_client.writer.vault)
    document = only_entry(alice_client.writer)
    assert document.kind == INCIDENT
    assert document.details == Details(facts=Facts(channel="call"), impact=Impact(fear="afraid"))
    assert [tag.slug for tag in document.tactics] == ["love-bombing"]
    assert document.moment.precision == "month"
    assert draft_texts(alice_client.writer.vault) == []


def test_leaving_while_locked_keeps_a_part(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "place").type(place="The sta")
    window.autosave()
    window.type(place="The station")
    alice_client.lock()
    answer = alice_client.post("/leave/words/", window.form)
    assert answer.status_code == HTTPStatus.OK
    adoption.collect_left_words(vault=alice_client.writer.vault)
    assert Draft.objects.count() == 1
    again = part(Browser(alice_client.writer), entry_id, "place")
    assert again.form["place"] == ["The station"]
    again.save()
    document = only_entry(alice_client.writer)
    assert (document.text, document.details.facts.place) == (
        "He waited at the gate.",
        "The station",
    )


def test_a_part_that_only_a_locked_page_sent_stands_apart(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "place").type(place="The station")
    alice_client.lock()
    alice_client.post("/leave/words/", window.form)
    adoption.collect_left_words(vault=alice_client.writer.vault)
    again = Browser(alice_client.writer)
    assert part(again, entry_id, "place").form["place"] == [""]
    page = again.page("/journal/")
    assert "Left while this was locked" in page
    assert "The station" in page


def test_leaving_keeps_a_capture_with_all_of_it(alice_client: Browser) -> None:
    window = Window(alice_client, "/new/").type(text="He wai", channel="call")
    alice_client.post("/leave/words/", window.form)
    again = Window(Browser(alice_client.writer), f"/d/{window.form['id'][0]}/")
    assert (again.form["text"], again.form["channel"]) == (["He wai"], ["call"])


def test_a_part_that_meets_a_locked_vault_asks_in_place_and_goes_on(
    alice_client: Browser,
) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "words").fill({"exact_words-0-text": "You will see"})
    alice_client.lock()
    answer = alice_client.post("/draft/", window.form, headers=HTMX)
    assert answer.headers["HX-Retarget"] == "#dialog"
    opened = alice_client.post("/unlock/", {"password": ALICE_PASSWORD}, headers=HTMX)
    assert "unlocked" in opened.headers["HX-Trigger"]
    window.autosave()
    again = part(alice_client, entry_id, "words")
    assert again.form["exact_words-0-text"] == ["You will see"]


def test_a_part_saved_into_a_locked_vault_goes_on_after_the_password(
    alice_client: Browser,
) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "felt").type(
        feelings=["angry", "tired"], feelings_after="a <b>\r\n "
    )
    alice_client.lock()
    page = window.post().content.decode()
    assert "tired" not in page
    answer = alice_client.post("/unlock/", hidden(page) | {"password": ALICE_PASSWORD})
    assert answer.status_code == HTTPStatus.FOUND
    impact = only_entry(alice_client.writer).details.impact
    assert (impact.feelings, impact.feelings_after) == (["angry", "tired"], "a <b>\n ")


def test_a_locked_vault_never_shows_an_editable_part(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    alice_client.lock()
    for path in ("/new/", f"/e/{entry_id}/add/words/", f"/e/{entry_id}/saved/"):
        assert form_on(alice_client.page(path)) == {}


def test_nothing_typed_in_a_part_makes_no_draft(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    for code in ("words", "who", "more", "felt"):
        part(alice_client, entry_id, code).type().autosave()
    assert Draft.objects.count() == 0
