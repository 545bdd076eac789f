"""The shared parts of the interface, as a reader with a keyboard or a screen reader meets them."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from django import forms
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from pytest_django import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def files_keep_their_names(settings: Settings) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


class Question(forms.Form):
    name = forms.CharField(label="Name", help_text="Only you see it.")
    when = forms.CharField(label="When", required=False)
    agree = forms.BooleanField(label="Agree", help_text="You can stop this any time.")
    lock = forms.ChoiceField(
        label="Lock",
        help_text="After a rest.",
        choices=[("5", "Five"), ("15", "Fifteen")],
        widget=forms.RadioSelect,
    )


def field(name: str) -> str:
    form = Question({"name": "", "lock": "7"})
    form.is_valid()
    return render_to_string("ui/_field.html", {"field": form[name]})


@pytest.mark.parametrize("name", ["name", "agree", "lock"])
def test_help_and_error_are_read_with_their_field(name: str) -> None:
    text = field(name)
    described = re.search(r'aria-describedby="([^"]+)"', text)
    assert described
    ids = described[1].split()
    assert len(ids) == 2
    assert all(f'id="{one}"' in text for one in ids)


@pytest.mark.parametrize(("name", "is_told"), [("name", False), ("when", True)])
def test_a_question_that_can_be_skipped_says_so(name: str, is_told: bool) -> None:
    assert ("you can skip this" in field(name)) is is_told


def place(url_name: str, path: str) -> str:
    template = Template(f'{{% load ui %}}{{% place "{url_name}" "Label" "today" %}}')
    return template.render(Context({"request": RequestFactory().get(path)}))


@pytest.mark.parametrize(
    ("url_name", "path", "current"),
    [
        ("today", "/", 'aria-current="page"'),
        ("health", "/health", 'aria-current="page"'),
        ("health", "/health/part/", 'aria-current="true"'),
    ],
)
def test_the_navigation_says_where_one_stands(url_name: str, path: str, current: str) -> None:
    assert current in place(url_name, path)


def test_a_place_is_the_current_one_on_pages_that_belong_to_it() -> None:
    template = Template('{% load ui %}{% place "robots" "Label" "today" "health" %}')
    rendered = template.render(Context({"request": RequestFactory().get("/health/part/")}))
    assert 'aria-current="true"' in rendered


@pytest.mark.parametrize(("url_name", "path"), [("today", "/health"), ("health", "/")])
def test_no_other_place_is_the_current_one(url_name: str, path: str) -> None:
    assert "aria-current" not in place(url_name, path)


def test_what_is_fixed_knows_nothing_of_the_page_or_of_anybody() -> None:
    template = Template("{% load ui %}{% fixed %}[{{ name }}{{ request.path }}]{% endfixed %}")
    request = RequestFactory().get("/health")
    told = RequestContext(request, {"name": "Alice", "request": request})
    assert template.render(told) == "[]"


def test_what_is_fixed_is_said_in_the_language_of_the_reader() -> None:
    template = Template(
        "{% load i18n ui %}{% fixed %}{% get_current_language as now %}{{ now }}{% endfixed %}"
    )
    for language in ("en", "de", "en"):
        with override(language):
            assert template.render(Context()) == language


def test_the_address_of_a_row_is_the_one_that_url_says() -> None:
    row = UUID("0b0f3a52-98f8-4bb5-8e7a-54b0f1f2f0aa")
    template = Template("{% load ui %}{% url_of 'entry_edit' row %} {% url 'entry_edit' row %}")
    ours, plain = template.render(Context({"row": row})).split()
    assert ours == plain


def card(**entry: object) -> str:
    return render_to_string("ui/_entry_card.html", {"entry": {"url": "/e/1/", **entry}})


@pytest.mark.parametrize("entry", [{"title": "Sunday", "words": "Tea."}, {"words": "Tea."}])
def test_a_card_holds_one_link(entry: dict[str, str]) -> None:
    assert card(**entry).count("<a ") == 1


def test_found_words_are_marked_and_never_trusted() -> None:
    text = card(pieces=[("<b>the ", False), ("<i>tea", True)])
    assert "&lt;b&gt;the <mark>&lt;i&gt;tea</mark>" in text


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_from_the_rest_of_the_site(name: str) -> None:
    text = render_to_string(f"{name}.html")
    assert "· Notes</title>" in text
    assert "data-leave" in text


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/img/icons.svg").read_text()))
    named = {
        name
        for path in [*ROOT.glob("templates/**/*.html"), *ROOT.glob("apps/**/*.html")]
        for name in re.findall(r"""{% icon ["']([\w-]+)["']""", path.read_text())
    }
    assert named
    assert named <= drawn
