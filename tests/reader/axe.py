"""Axe, run in a page: what it finds wrong for readers with a disability."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async only => (await axe.run(document, {runOnly: only, preload: false, resultTypes: ["violations"]}))
  .violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120) + " " +
    n.any.concat(n.all, n.none).map(c => c.message).join("; ")).slice(0, 3).join(" | "))"""


def faults(page: Page, *rules: str) -> list[str]:
    """Run axe; without ``rules`` every rule of WCAG 2.2 AA and good practice."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN, only)
    return found
