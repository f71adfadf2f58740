"""What a first visit costs a reader, and what Lighthouse says: ``python -m scripts.reader_cost``.

Prints, for the main kinds of page of a built site, requests and compressed bytes of a first
visit and how far the layout shifts; with ``--lighthouse`` Lighthouse's four scores as well (its
mobile profile). Ends with 1 if a page is over the budget or below the scores aimed at.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lxml import html
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from scripts.compressed import compressed

MOST_BYTES = 80 * 1024
MOST_REQUESTS = 15
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIGHTHOUSE = Path("tests/js/node_modules/.bin/lighthouse")
_SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 50);
})"""
"""Asked when the network has been silent for half a second: the shifts until then."""


@dataclass(frozen=True)
class Visit:
    """One first visit."""

    requests: int
    bytes: int
    """Bytes over the network: compressed bodies and headers."""
    shift: float
    """The sum of all layout shifts."""

    @property
    def within_budget(self) -> bool:
        """Whether the visit keeps to the budget and the layout did not shift."""
        return self.bytes <= MOST_BYTES and self.requests <= MOST_REQUESTS and self.shift == 0


PHONE: ViewportSize = {"width": 390, "height": 844}


def first_visit(browser: Browser, url: str, size: ViewportSize = PHONE) -> Visit:
    """Open ``url`` in a browser, a phone's if not said otherwise, that was never here before, and count.

    One page at a time: pages that load behind others shift in ways that no reader sees.
    """
    context = browser.new_context(viewport=size, is_mobile=size == PHONE)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: list[float] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    shift = float(page.evaluate(_SHIFT))
    context.close()
    return Visit(len(sizes), round(sum(sizes)), shift)


BROWSERS = (
    "chromium-headless-shell",  # the same engine without windows, at a third of the cost
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def chromium() -> str:
    """Return the path of the system's Chromium. Raises FileNotFoundError."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("没有找到 Chromium：请先运行 make install-browser")


def scores(url: str) -> dict[str, int]:
    """Return Lighthouse's scores of a page in its mobile profile, 0 to 100.

    The best of up to three runs: other work on the machine can only lower the scores.
    """
    best = _scores(url)
    for _ in range(2):
        if best["performance"] == 100:
            break
        again = _scores(url)
        best = max(best, again, key=lambda got: got["performance"])
    return best


def _scores(url: str) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(LIGHTHOUSE),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium()})
        found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}


def chosen_pages(folder: Path) -> list[str]:
    """Return the addresses to report on: the longest page of each kind of object."""
    objects = [longest(folder, "measures"), longest(folder, "units")]
    return ["", "plan/", *objects, "measures/", "units/", "search/", *asked_pages(folder)]


def longest(folder: Path, kind: str) -> str:
    """Return the address of the longest page of the objects of a kind, say ``measures``."""
    pages = sorted((folder / kind).glob("*/index.html"))
    page = max(pages, key=lambda path: path.stat().st_size)
    return f"{kind}/{page.parent.name}/"


def asked_pages(folder: Path) -> list[str]:
    """Return addresses with a query: filters and words that leave few of many rows."""

    def rarest(listing: str, name: str) -> str:
        tree = html.parse(folder / listing / "index.html")
        rows = tree.xpath(f"//tr[@data-row]/@data-{name}")
        found = Counter(value for row in rows for value in row.split())
        value = min(found, key=lambda each: (found[each], each))
        return f"{listing}/?{name}={value}"

    words = html.parse(folder / "units" / "index.html").xpath("string(//tr[@data-row]//a)")
    word = quote(words[:2])
    listed = [rarest("measures", "unit"), rarest("units", "role")]
    return [*listed, f"measures/?q={word}", f"search/?q={word}"]


def main() -> int:
    """Print the report; return 1 if a figure misses its aim."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", nargs="?", default="site", type=Path)
    options.add_argument("--lighthouse", action="store_true")
    given = options.parse_args()
    good = True
    with compressed(given.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        print(f"{'page':44}{'requests':>9}{'KB':>7}{'shift':>7}")
        for address in chosen_pages(given.site):
            visit = first_visit(browser, root + address)
            good = good and visit.within_budget
            cost = f"{visit.requests:>9}{visit.bytes / 1024:>7.1f}{visit.shift:>7.3f}"
            print(f"{'/' + address:44}{cost}", flush=True)
        browser.close()
        if given.lighthouse:
            print(f"{'page':44}" + "".join(f"{name:>16}" for name in CATEGORIES))
            for address in chosen_pages(given.site):
                got = scores(root + address)
                good = good and min(got.values()) == 100
                print(
                    f"{'/' + address:44}" + "".join(f"{got[n]:>16}" for n in CATEGORIES), flush=True
                )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
