import json
import os
import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from apps.demo.bench import memory, report, rounds
from apps.demo.bench.browser import Answer, UnexpectedAnswer, files_of, form_of, links_of
from apps.demo.bench.report import Size
from apps.demo.bench.rounds import ROWS, Timing
from apps.demo.management.commands import bench

pytestmark = pytest.mark.long

PAGE = """
<form action="/a/"><input name="x" value="1"><input type="hidden" name="y"><input value="3"></form>
<form action="/b/"><input name="x" value="2"></form>
<form action="/d/"><input type="radio" name="x" value="1"><input type="radio" name="x" value="2" checked>
<input type="checkbox" name="y" value="3"></form>
<a href="/e/1/">one</a><a href="/e/2/">two</a><a href="/other/">three</a>
<link rel="icon" href="/static/i.svg"><script src="/static/a.js"></script>
<svg><use href="/static/i.svg#x"></use></svg>
"""


def page(text: str) -> Answer:
    return Answer(200, 0.0, {}, text.encode())


def size(entries: int, milliseconds: float, twin: float = 10.0) -> Size:
    times = {
        row.name: [Timing(milliseconds, milliseconds, milliseconds), Timing(twin, twin, twin)]
        for row in ROWS
    }
    return Size(
        entries,
        times,
        memory=300 * 2**20,
        start=1.0,
        first_page={"/": 1000},
        health=500.0,
        suggestion=Timing(9.0, 9.0, 9.0),
        memory_with_model=340 * 2**20,
    )


def misses(sizes: list[Size]) -> list[str]:
    return [each.sentence for each in report.verdicts(sizes) if not each.is_met]


def test_a_form_is_read_as_a_browser_sends_it() -> None:
    assert form_of(page(PAGE), "/a/") == {"x": "1", "y": ""}
    assert form_of(page(PAGE), "/d/") == {"x": "2"}
    with pytest.raises(UnexpectedAnswer):
        form_of(page(PAGE), "/c/")


def test_links_and_files_of_a_page_are_found_once() -> None:
    assert links_of(page(PAGE), "/e/") == ["/e/1/", "/e/2/"]
    assert files_of(page(PAGE)) == {"/static/i.svg", "/static/a.js"}


def test_times_are_summed_up_in_milliseconds() -> None:
    assert rounds.timing([n / 1000 for n in range(1, 101)]) == Timing(50.5, 96.0, 100.0)
    assert rounds.timing([0.002]) == Timing(2.0, 2.0, 2.0)


def test_the_processes_of_a_site_are_counted_together() -> None:
    assert memory.used_by(os.getpid()) > 20 * 2**20
    assert memory.used_by(2**22 + 1) == 0


def test_what_is_slower_than_asked_is_told() -> None:
    assert misses([size(10_000, 4.0)]) == []
    slow = misses([size(10_000, 16.0)])
    assert any(sentence.startswith("stream: times the twin: 1.60") for sentence in slow)
    assert any("an entry, ms" in sentence for sentence in slow)


def test_a_row_without_a_twin_is_told_without_one() -> None:
    one = size(10_000, 4.0)
    one.times["a contact"] = one.times["a contact"][:1]
    (line,) = [line for line in report.table(one) if line.startswith("| a contact |")]
    assert line == "| a contact | 4.0 | 4.0 | 4.0 |  |  |  |  |"
    assert misses([one]) == []


def test_people_and_plan_are_held_against_the_stream() -> None:
    one = size(10_000, 4.0)
    one.times["a contact"] = [Timing(5.0, 5.0, 5.0)]
    assert misses([one]) == ["a contact: times the stream: 1.25, at most 1.2"]


def test_ten_thousand_entries_are_the_measure_among_other_sizes() -> None:
    sizes = [size(1_000, 1.0), size(10_000, 1.5), size(50_000, 1.9)]
    assert misses(sizes) == []
    assert any(
        "times that at 1,000: 2.10" in each for each in misses([*sizes[:2], size(50_000, 2.1)])
    )


def test_sizes_are_read_from_small_to_large() -> None:
    assert bench.sizes_of("50,10") == [10, 50]


@pytest.fixture(scope="module")
def printed(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """One whole run on a tiny journal: two sites, true sign-ins."""
    folder: Path = tmp_path_factory.mktemp("bench")
    with (folder / "out").open("w+") as said, (folder / "err").open("w") as progress:
        options = ["--entries", "40", "--part", "0.01", "--json", str(folder / "json")]
        call_command(bench.Command(), *options, stdout=said, stderr=progress)
        said.seek(0)
        yield said.read(), json.loads((folder / "json").read_text())


def test_every_row_is_printed_with_its_ratio(
    printed: tuple[str, list[dict[str, object]]],
) -> None:
    text, sizes = printed
    for row in ROWS:
        (line,) = [line for line in text.splitlines() if line.startswith(f"| {row.name} |")]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert len(cells) == 8
        assert all(float(cell) > 0 for cell in cells[1 : 7 if row.has_twin else 4])
    assert sizes[0]["entries"] == 40
    beside = set(sizes[0]["times"]) - {row.name for row in ROWS}  # type: ignore[call-overload]
    assert beside == {
        "a view of 40 entries, made",
        "a view, opened with its words",
        "a view of 40, its list",
        "a view of 40, a later page",
        "a view of 40, one entry",
        "save, in no view",
        "save, in 5 views of 40 entries",
    }


def test_a_view_of_two_thousand_is_held_against_its_limits() -> None:
    one = size(10_000, 4.0)
    one.times["a view of 2,000 entries, made"] = [Timing(3_001.0, 1.0, 1.0)]
    one.times["a view of 2,000, its list"] = [Timing(301.0, 1.0, 1.0)]
    one.times["a view of 100 entries, made"] = [Timing(9_999.0, 1.0, 1.0)]
    assert misses([one]) == [
        "a view of 2,000 entries, made, ms: 3001.00, at most 3000",
        "a view of 2,000, its list, ms: 301.00, at most 300",
    ]


def test_memory_start_and_first_page_are_printed(
    printed: tuple[str, list[dict[str, object]]],
) -> None:
    text, sizes = printed
    assert sizes[0]["memory"] > 50 * 2**20  # type: ignore[operator]
    assert sizes[0]["start"] > 0.1  # type: ignore[operator]
    assert any(path.endswith(".css") for path in sizes[0]["first_page"])  # type: ignore[attr-defined]
    assert sizes[0]["memory_with_model"] > sizes[0]["memory"]  # type: ignore[operator]
    assert sizes[0]["suggestion"][0] > 0  # type: ignore[index]
    for name in (
        "First page",
        "Memory",
        "Suggestions",
        "Highest memory",
        "Start-up",
        "Health check",
    ):
        assert f"- {name}" in text


def test_the_tables_take_the_place_of_those_before() -> None:
    page = f"above\n{report.BEGINS}\nold\n{report.ENDS}\nbelow\n"
    once = report.written_into(page, ["new"])
    assert once == f"above\n{report.BEGINS}\n\nnew\n\n{report.ENDS}\nbelow\n"
    assert report.written_into(once, ["new"]) == once
    with pytest.raises(ValueError, match="marks"):
        report.written_into("another page", ["new"])


def test_the_page_of_figures_has_its_place_for_them() -> None:
    page = Path(__file__).parents[2] / "docs" / "performance.md"
    assert report.BEGINS in report.written_into(page.read_text(), ["new"])


def test_the_machine_is_told_without_its_name() -> None:
    assert "cores" in report.machine()
    assert platform.node() not in report.machine()
