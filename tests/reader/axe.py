"""What finds faults of a page for readers with a disability: axe, and what is too small to hit."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.reader.browsers import Reader

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GROUND = "getComputedStyle(document.body).backgroundColor"
COLOURS = ("color-contrast", "link-in-text-block")
RUN = """async ([only, rules, where]) => {
  const kinds = ["violations", "incomplete"];
  const checks = {"color-contrast": {options: {ignoreLength: true, ignoreUnicode: false}}};
  const found = await axe.run(where, {runOnly: only, rules, checks, preload: false, resultTypes: kinds});
  return kinds.flatMap(kind => found[kind].map(v => kind + " " + v.id + ": " + v.nodes.map(n =>
    n.html.slice(0, 120) + " " + n.any.concat(n.all, n.none).map(c => c.message).join("; ")).slice(0, 3).join(" | ")));
}"""
"""One Chinese character is a word: its contrast is measured like that of any other text."""
FRAMES = """() => {
  const found = [...document.body.querySelectorAll("*")]
    .filter(e => /auto|scroll/.test(getComputedStyle(e).overflow));
  found.forEach(e => e.setAttribute("data-frame", ""));
  return found.length;
}"""
LESS = """() => {
  const [ways, met, few] = [new Map(), new Map(), 2];
  const items = "tr,li,p,pre,div,ul,ol,dl,table,section,details";
  const own = ["class", "role", "type", "tabindex", "lang", "style", "alt", "scope"];
  const links = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"];
  const named = new Set(links.flatMap((link) => [...document.querySelectorAll(`[${link}]`)]
    .flatMap((e) => e.getAttribute(link).split(" "))));
  const apart = "h1,h2,h3,h4,h5,h6,main,nav,aside,header,footer,form,[aria-current],"
    + links.map((link) => `[${link}]`);
  const visit = (e) => {
    const told = [ways.get(e.parentElement), e.tagName, e.getAttributeNames().sort(),
      own.map((name) => e.getAttribute(name)), !e.textContent.trim()].join("|");
    if (!met.has(told)) met.set(told, [met.size, 0]);
    const one = met.get(told);
    ways.set(e, one[0]);
    one[1] += 1;
    const inside = [...e.children].map((child) => [child, visit(child)]);
    const alike = one[1] > few && !e.matches(apart) && !named.has(e.id);
    const whole = alike && inside.every(([, each]) => each);
    const out = inside.filter(([child, each], n) => each && n >= few && child.matches(items));
    if (!whole) left.push(...out.map(([child]) => child));
    return whole;
  };
  const left = [];
  visit(document.body);
  window.plLeft = left.map((e) => [e, document.createComment("")]);
  window.plLeft.forEach(([e, place]) => e.replaceWith(place));
  return left.length;
}"""
"""Takes out rows, items and paragraphs that stand alike, in the same surroundings with the same attributes, but two."""
MORE = "() => window.plLeft.forEach(([e, place]) => place.replaceWith(e))"
OPEN = """() => document.querySelectorAll("[data-frame]").forEach(e => {
  e.dataset.frame = e.style.cssText;
  e.style.cssText += "overflow: visible; max-width: none; max-height: none; position: relative; z-index: 9";
})"""
"""Of what is scrolled out of sight axe cannot tell what stands behind it: frames are opened for it."""
CLOSE = """() => document.querySelectorAll("[data-frame]").forEach(e => {
  e.style.cssText = e.dataset.frame;
  delete e.dataset.frame;
})"""
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


def faults(page: Page, without: str = "") -> list[str]:
    """Return what axe finds wrong, and what it cannot decide, by all of WCAG 2.2 AA and good practice.

    Colours are not asked of what matches ``without``: words below a box that lies over them.
    """
    tags = {"type": "tag", "values": TAGS}
    apart = without or page.evaluate(FRAMES)
    left_out = {rule: {"enabled": False} for rule in COLOURS} if apart else {}
    found: list[str] = page.evaluate(RUN, [tags, left_out, {"include": ["html"]}])
    return [*found, *(faults_of_colour(page, without) if apart else [])]


def faults_light_and_dark(page: Page) -> list[str]:
    """Return the same of a page in light, and in the dark, where only the colours differ, of those."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour between two
    found, light = faults(page), page.evaluate(GROUND)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate(GROUND) != light
    return [*found, *(f"in the dark: {fault}" for fault in faults_of_colour(page))]


def faults_within(reader: Reader, where: str) -> list[str]:
    """Return what axe finds inside of an element in whichever browser, with frames that scroll opened."""
    reader.ask(f"(window.axe || (() => {{ {AXE.read_text('utf-8')} }})(), 0)")
    asked = [{"type": "tag", "values": TAGS}, {}, {"include": [where]}]
    for step in (FRAMES, OPEN):
        reader.ask(f"({step})()")
    run = f"({RUN})({json.dumps(asked)}).then((list) => (window.plFound = {{ list }}))"
    reader.ask(f"(window.plFound = null, {run}, 0)")
    found: list[str] = reader.until("window.plFound")["list"]
    reader.ask(f"({CLOSE})()")
    return found


def faults_of_each_shape(page: Page) -> list[str]:
    """Return the same, where what is written alike stands alike: two rows of a list tell of a hundred."""
    page.evaluate(LESS)
    found = faults_light_and_dark(page)
    page.evaluate(MORE)
    return found


def faults_of_colour(page: Page, without: str = "") -> list[str]:
    """Return the same of the rules about colours alone.

    With the frames that scroll opened all can be asked at once, unless one lies over other words:
    if anything is found, what stands outside the frames is asked with them closed.
    """
    rules = {"type": "rule", "values": COLOURS}

    def asked(where: str, *but: str) -> list[str]:
        left_out = [one for one in (*but, without) if one]
        found: list[str] = page.evaluate(
            RUN, [rules, {}, {"include": [where], "exclude": left_out}]
        )
        return found

    if not page.evaluate(FRAMES):
        return asked("html")
    page.evaluate(OPEN)
    found = asked("html")
    inside = asked("[data-frame]") if found else []
    page.evaluate(CLOSE)
    if found:
        page.evaluate(FRAMES)
        inside += asked("html", "[data-frame]")
    return inside


def open_page(browser: Browser, **options: Any) -> Page:
    return browser.new_context(locale="zh-CN", **options).new_page()
