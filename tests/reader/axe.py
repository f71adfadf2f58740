"""What finds faults of a page for readers with a disability: axe, and what is too small to hit."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ("color-contrast", "link-in-text-block")
RUN = """async ([only, rules]) => {
  const kinds = ["violations", "incomplete"];
  const checks = {"color-contrast": {options: {ignoreLength: true, ignoreUnicode: false}}};
  const found = await axe.run(document, {runOnly: only, rules, checks, preload: false, resultTypes: kinds});
  return kinds.flatMap(kind => found[kind].map(v => kind + " " + v.id + ": " + v.nodes.map(n =>
    n.html.slice(0, 120) + " " + n.any.concat(n.all, n.none).map(c => c.message).join("; ")).slice(0, 3).join(" | ")));
}"""
"""One Chinese character is a word: its contrast is measured like that of any other text."""
OPEN = """() => [...document.body.querySelectorAll("*")]
  .filter(e => /auto|scroll/.test(getComputedStyle(e).overflow))
  .forEach(e => e.style.cssText += "overflow: visible; max-width: none; max-height: none")"""
"""Of what is scrolled out of sight axe cannot tell what stands behind it: frames are opened for it."""
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


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong, and what it cannot decide, by all of WCAG 2.2 AA and good practice."""
    tags = {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN, [tags, {rule: {"enabled": False} for rule in COLOURS}])
    return found + faults_of_colour(page)


def faults_of_colour(page: Page) -> list[str]:
    """Return the same of the rules about colours alone."""
    page.evaluate(OPEN)
    found: list[str] = page.evaluate(RUN, [{"type": "rule", "values": COLOURS}, {}])
    return found


def open_page(browser: Browser, **options: Any) -> Page:
    return browser.new_context(locale="zh-CN", **options).new_page()
