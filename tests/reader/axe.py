"""What finds faults of a page for readers with a disability: axe, and what is too small to hit."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async only => {
  const kinds = ["violations", "incomplete"];
  const checks = {"color-contrast": {options: {ignoreLength: true, ignoreUnicode: false}}};
  const found = await axe.run(document, {runOnly: only, preload: false, resultTypes: kinds, checks});
  return kinds.flatMap(kind => found[kind].map(v => kind + " " + v.id + ": " + v.nodes.map(n =>
    n.html.slice(0, 120) + " " + n.any.concat(n.all, n.none).map(c => c.message).join("; ")).slice(0, 3).join(" | ")));
}"""
"""One Chinese character is a word: its contrast is measured like that of any other text."""
SMALL = """() => [...document.querySelectorAll("a[href], button, input, summary, select")]
  .filter(e => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) &&
    !e.closest(".pl-hidden, .md-skip"))
  .filter(e => {
    const box = e.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(e.parentElement).lineHeight) || 0;
    const inline = getComputedStyle(e).display === "inline" &&
      e.parentElement.textContent.trim() !== e.textContent.trim();
    return box.width && !inline && (box.height < 24 && line < 24 || box.width < 24);
  }).map(e => e.outerHTML.slice(0, 150))"""


def faults(page: Page, *rules: str) -> list[str]:
    """Return what axe finds wrong, and what it cannot decide; without ``rules`` by all of WCAG 2.2 AA and good practice."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN, only)
    return found


def open_page(browser: Browser, **options: Any) -> Page:
    return browser.new_context(locale="zh-CN", **options).new_page()
