"""`manage.py bench`: the site against its plain twin and against the best-known journal."""

import statistics
import tempfile
import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

import msgspec
from django.core.management.base import BaseCommand, CommandError

from apps.demo.bench import lending, memory, report, rounds
from apps.demo.bench.browser import UnexpectedAnswer
from apps.demo.bench.report import Size
from apps.demo.bench.site import TWIN_SETTINGS, DidNotStart, Site, fill
from apps.demo.bench.visit import Visit

MIXED_REQUESTS = 1_000
SUGGESTIONS = 200
LENDING_ROUNDS = 60
HEALTH_REQUESTS = 4_000
CALM_SECONDS = 10.0
STARTS = 3


def sizes_of(text: str) -> list[int]:
    sizes = sorted({int(part) for part in text.split(",")})
    if not sizes or sizes[0] < 1:
        raise ArgumentTypeError("Whole numbers from 1 on, with commas between them.")
    return sizes


class Command(BaseCommand):
    help = "Measures a fresh site and its plain twin, on loopback, with the true cost of sign-in."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--entries", type=sizes_of, default=[1_000, 10_000, 50_000])
        parser.add_argument("--json", type=Path, help="write the figures here as well")
        parser.add_argument("--page", type=Path, help="write the tables into this page as well")
        parser.add_argument(
            "--part", type=float, default=1.0, help="of all rounds, to look quickly: 0.1 is a tenth"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sizes = []
        for entries in options["entries"]:
            with tempfile.TemporaryDirectory(prefix="notes-bench-") as folder:
                sizes.append(self.measure(entries, Path(folder), options["part"]))
        lines = report.whole(sizes)
        self.stdout.write("\n".join(lines))
        if options["page"]:
            page: Path = options["page"]
            page.write_text(report.written_into(page.read_text(), lines))
        if options["json"]:
            options["json"].write_bytes(msgspec.json.format(msgspec.json.encode(sizes)))

    def measure(self, entries: int, folder: Path, part: float) -> Size:
        sites = [Site("site", folder), Site("twin", folder, TWIN_SETTINGS)]
        size = Size(entries)
        try:
            for site in sites:
                self.say(f"{entries:,} entries: filling the {site.name}")
                site.start()
                fill(site, entries)
                site.stop()
            size.start = statistics.median(self.started(sites[0]) for _ in range(STARTS))
            sites[1].start()
            self.take_times(size, sites, part)
            self.take_lending(size, sites[0], part)
            self.take_weights(size, sites[0], part)
        except (UnexpectedAnswer, DidNotStart, OSError) as error:
            said = "\n".join(f"{site.name}: {site.last_words()}" for site in sites)
            raise CommandError(f"{error}\n{said}") from error
        finally:
            for site in sites:
                site.clean()
        return size

    def started(self, site: Site) -> float:
        site.stop()
        return site.start()

    def take_times(self, size: Size, sites: list[Site], part: float) -> None:
        visits = [Visit(site) for site in sites]
        for row in rounds.ROWS:
            timings = rounds.measure(visits, row, max(2, round(row.rounds * part)))
            size.times[row.name] = timings
            told = [f"{timing.median:.1f} ms" for timing in timings]
            self.say(f"{row.name}: {', twin '.join(told)}")
        size.first_page = rounds.first_page(visits[0])
        for visit in visits:
            visit.close()

    def take_lending(self, size: Size, site: Site, part: float) -> None:
        self.say("views")
        count = max(2, round(LENDING_ROUNDS * part))
        for name, seconds in lending.measured(site, size.entries, count).items():
            size.times[name] = [rounds.timing(seconds)]
            self.say(f"{name}: {size.times[name][0].median:.1f} ms")

    def take_weights(self, size: Size, site: Site, part: float) -> None:
        """Of the site alone, begun anew so that only the mixed requests stand behind the number."""
        self.started(site)
        self.say("memory")
        rounds.mixed(site, max(20, round(MIXED_REQUESTS * part)))
        time.sleep(CALM_SECONDS * min(part, 1.0))
        size.memory = memory.used_by(site.pid)
        with memory.peak_of(site.pid) as peak:
            visit = Visit(site)
            visit.sign_in()
            visit.close()
        size.sign_in_peak = peak[0]
        self.say("suggestions")
        size.suggestion = rounds.suggestions(site, max(5, round(SUGGESTIONS * part)))
        time.sleep(CALM_SECONDS * min(part, 1.0))
        size.memory_with_model = memory.used_by(site.pid)
        size.health = rounds.health_rate(site, max(80, round(HEALTH_REQUESTS * part)))

    def say(self, text: str) -> None:
        self.stderr.write(text)
        self.stderr.flush()
