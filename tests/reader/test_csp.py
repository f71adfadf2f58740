"""Pages say what they need, and need nothing else: in a browser nothing of them is forbidden."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, Page, expect

from macros.pages import csp
from tests.conftest import Published
from tests.some import some

FORBIDDEN = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.forbidden.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""
"""Counts what the policy of a page forbids."""
EACH = 2
"""So many pages of each folder are walked."""


def kinds_of_pages(folder: Path) -> list[str]:
    """The pages at the top, and some of each folder below."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        kind = name if name.count("/") < 2 else name.rsplit("/", 2)[0]
        found.setdefault(kind, []).append(name)
    return [name for names in found.values() for name in names[:EACH]]


def test_every_page_has_the_policy_and_no_style_attribute(any_site: Published) -> None:
    for path in some(any_site.folder.rglob("*.html")):
        page = html.document_fromstring(path.read_bytes())
        (said,) = page.xpath(f"//head/meta[@http-equiv='{csp.NAME}']/@content")
        asks = path.parent.relative_to(any_site.folder).as_posix() in ("compare", "edit")
        assert said == csp.policy(csp.OWN_SITE if asks else csp.NOWHERE), path
        assert not page.xpath("//@style"), path
        above = page.xpath(f"//head/meta[@http-equiv='{csp.NAME}']/preceding-sibling::*")
        assert {one.tag for one in above} <= {"meta", "title"}, path  # nothing is loaded before it


def test_nothing_on_any_kind_of_page_is_forbidden(site: Published, desktop: Page) -> None:
    desktop.add_init_script(FORBIDDEN)
    names = kinds_of_pages(site.folder)
    assert len(names) > 30
    for name in names:
        desktop.goto(site.at(name))
        desktop.wait_for_load_state("networkidle")
        assert desktop.evaluate("window.forbidden") == [], name


def test_what_the_policy_does_not_know_does_not_run(site: Published, browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(FORBIDDEN)
    page.goto(site.at("about/"))
    page.evaluate(
        """() => {
          const [script, own] = [1, 2].map(() => document.createElement("script"));
          const button = document.createElement("button");
          const picture = new Image();
          picture.src = "https://evil.example/x.png";
          window.refused = 0;
          for (const set of [
            () => (script.textContent = "window.ran = true"),
            () => (button.innerHTML = "<b>x</b>"),
            () => (own.src = "https://evil.example/x.js"),
            () => (own.src = "data:text/javascript,window.ran=true"),
            () => document.write("<b>x</b>"),
          ]) {
            try {
              set();
            } catch (error) {
              window.refused += 1;
            }
          }
          script.append("window.ran = true");
          try {
            button.setAttribute("onclick", "window.ran = true");
          } catch (error) {
            // some browsers refuse it, others run nothing
          }
          document.body.append(script, button, picture);
          button.click();
          own.src = "assets/plan.js";
        }"""
    )
    page.wait_for_function("() => window.forbidden.length >= 3")
    assert page.evaluate("window.refused") == 5  # text becomes neither markup nor a program
    assert page.evaluate("document.querySelector('button b')") is None
    assert page.evaluate("window.ran") is None
    expect(page.locator("h1")).to_be_visible()
    page.close()
