"""Of Material's whole sheet, the site's base sheet has every rule that a page of the site meets."""

from __future__ import annotations

import re
from pathlib import Path

import material
from playwright.sync_api import Browser

from macros.pages.material import has_pieces_of_material, has_written_pieces
from tests.conftest import Published
from tests.kinds import kinds_of_page
from tests.some import some

CLASS = re.compile(r"\.([\w-]+)")
(WHOLE,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")
NOT_OF_PROSE = set(
    "arithmatex block code comment focus-visible giscus headerlink js katex-html mermaid no-js".split()
)
"""What other classes of Material go with, what only its script sets, and what pages may not have."""

DECLARATIONS = r"""
(text) => {
  const declarations = ({ style }) =>
    [...style].map((name) =>
      `${name}: ${style.getPropertyValue(name)} ${style.getPropertyPriority(name)}`
        .replace(/\s+/g, ' ').replace(/, /g, ',').replace(/(?<=[\s(,])\./g, '0.'));
  const lines = (rules, media) =>
    [...rules].flatMap((rule) =>
      rule.selectorText
        ? rule.selectorText
            .split(/,(?![^(]*\))/)
            .flatMap((selector) => declarations(rule).map((one) => [media, selector.trim(), one]))
        : lines(rule.cssRules ?? [], `${media} ${rule.conditionText ?? ''}`),
    );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return lines(sheet.cssRules, '');
}
"""
"""All declarations of a sheet in order, a selector each: media, selector, declaration."""

MET = r"""
(selectors) => {
  const STATES =
    /::?(before|after|placeholder|marker|hover|focus(-visible|-within)?|active|target|checked|indeterminate|-(webkit|moz|ms)-[\w-]+)(\([^)]*\))?(?![\w-])/g;
  return selectors.filter((selector) =>
    document.querySelector(selector.replace(STATES, '').replace(/(^|[\s>+~(,])(?=$|[\s>+~),])/g, '$1*')),
  );
}
"""
"""Of selectors those that an element of the page fits, in whatever state a reader brings it."""


def test_the_base_sheet_has_every_rule_that_a_page_meets_in_order(
    second: Published, browser: Browser
) -> None:
    page = browser.new_page()
    base, whole = (
        [tuple(line) for line in page.evaluate(DECLARATIONS, sheet.read_text("utf-8"))]
        for sheet in (next(second.folder.rglob("base*.css")), WHOLE)
    )
    rest = iter(whole)
    strange = next((line for line in base if line not in rest), None)
    assert not strange, "not in the whole sheet, or not in its order"

    own = [sheet for sheet in second.folder.rglob("*.css") if not sheet.name.startswith("main.")]
    sheets = "".join(sheet.read_text("utf-8") for sheet in own)
    used = set(re.findall(r"var\((--[\w-]+)", sheets))
    others = {
        line
        for line in set(whole).difference(base)
        if not line[2].startswith("--") or line[2].partition(":")[0] in used
        if not has_written_pieces(f'<p class="{" ".join(CLASS.findall(line[1]))}">')
    }
    for kind, where in kinds_of_page(second).items():
        page.goto(second.at(where))
        met = set(page.evaluate(MET, sorted({selector for _, selector, _ in others})))
        assert not [line for line in others if line[1] in met], kind
    page.close()


def test_no_page_of_the_site_needs_the_whole_sheet(second: Published) -> None:
    for file in some(second.folder.rglob("*.html")):
        assert "/main." not in file.read_text("utf-8"), file


def test_a_page_with_pieces_of_material_has_its_whole_sheet() -> None:
    assert has_pieces_of_material('<div class="md-banner"><p>x</p></div>')
    assert has_pieces_of_material('<p class="pl-hint"><span class="md-tag">x</span></p>')
    assert not has_pieces_of_material('<div class="admonition note"><p>x</p></div>')
    assert not has_pieces_of_material(
        '<p class="pl-hint">a</p><code class="language-yaml">a</code>'
    )


def test_every_class_of_the_whole_sheet_is_known_and_no_other_loads_it() -> None:
    sheet = re.sub(r"url\([^)]*\)", "", WHOLE.read_text("utf-8"))
    selectors = re.findall(r"([^{}]+)\{", sheet)
    outside = [
        one for selector in selectors for one in selector.split(",") if ".highlight " not in one
    ]
    names = {name for one in outside for name in re.findall(r"\.([A-Za-z][\w-]*)", one)}
    unknown = {
        name
        for name in some(names)
        if not has_pieces_of_material(f'<p class="{name}">')
        if not has_written_pieces(f'<p class="{name}">')
    }
    assert unknown == NOT_OF_PROSE
    for name in ("office", "lead", "pl-hint", "mdx-own", "block-grid", "resulting"):
        assert not has_pieces_of_material(f'<div class="{name}"><p>x</p></div>')
