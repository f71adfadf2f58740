"""The pages of the site as Markdown, from templates that only loop and print; data is escaped."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from macros.addresses import address
from macros.addresses.links import relative
from macros.index import titles
from macros.index.former import became
from macros.index.index import Index
from macros.model.history import Former
from macros.model.kinds import ObjectKind
from macros.model.values import is_address
from macros.pages.compiled import Compiled
from macros.pages.names import everywhere, names_of
from macros.settings import Settings
from macros.text.characters.inert import inert
from macros.text.lines.reflow import paragraphs
from macros.text.messages.excerpt import excerpt
from macros.text.parts.points import points
from macros.text.times.dates import day_in_words
from macros.text.times.whole_dates import with_dates


def _finalize(value: Any) -> Any:
    """Make every printed value inert unless it is markup already; nothing prints as None."""
    if value is None:
        raise ValueError("a template printed a missing value")
    return value if isinstance(value, Markup) else inert(str(value))


class _Inert(CodeGenerator):
    """Compiles templates so that nothing is escaped again that ``_finalize`` has made markup."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"({finalize.src}")


def _with_whole_dates(text: str) -> Markup:
    """Return text whose dates no line parts."""
    pieces = (
        Markup(f'<span class="pl-date">{inert(piece)}</span>') if date else inert(piece)
        for piece, date in with_dates(text)
    )
    return Markup("").join(pieces)


@cache
def environment() -> Environment:
    """Return the environment of the page templates: strict, and inert by default."""
    templates = Environment(
        bytecode_cache=Compiled((), Path(__file__).read_bytes()),
        loader=PackageLoader("macros", "pages/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.code_generator_class = _Inert
    templates.filters["paragraphs"] = paragraphs
    templates.filters["excerpt"] = excerpt
    templates.filters["dated"] = _with_whole_dates
    templates.filters["in_words"] = day_in_words
    templates.filters["anchor"] = Markup  # ids passed the model's pattern: letters, digits, hyphens
    templates.filters["href_safe"] = escape  # addresses passed the model's pattern: no quotes
    return templates


@dataclass(frozen=True)
class Renderer:
    """Turns objects of the plan into the text of pages."""

    index: Index
    settings: Settings
    templates: Environment
    scripts: bool = True
    """Whether what a page says is followed by what scripts show beside it."""

    def page(self, template: str, here: str, **values: Any) -> str:
        """Return the Markdown that ``template`` gives for the page at address ``here``.

        ``values`` are what the page shows, each of its names and no other (``pages/names.py``).
        """
        used: set[str] = set()
        known = {
            **everywhere(),
            "index": self.index,
            "settings": self.settings,
            "href": lambda target: Markup(relative(target, here)),
            "to": partial(self._to, here),
            "link": partial(self.link, here),
            "official": partial(self._official, here, used),
            "became": partial(self._became, here),
            "kept_at": self._kept_at,
        }
        text = self._fill(template, known, values)
        if used and self.scripts:  # what readers see beside a term stands outside the official text
            terms = [entry for id, entry in self.index.terms.items() if id in used]
            text += self._fill("_terms.jinja", known, {"terms": terms})
        return text

    def _fill(self, template: str, known: Mapping[str, Any], values: Mapping[str, Any]) -> str:
        names = names_of(template)
        if values.keys() != names.of_page:
            raise TypeError(f"{template}: {sorted(values.keys() ^ names.of_page)}")
        of_all = {name: known[name] for name in names.of_all}
        return self.templates.get_template(template).render(of_all, **values)

    def _to(self, here: str, of: address.Named) -> Markup:
        return Markup(relative(address.page(of), here))

    def link(self, here: str, id: str, words: str | None = None) -> Markup:
        """Return a link from page ``here`` to the object with the id, living or former.

        The link's words are ``words`` or the name.

        Raises KeyError if there is none.
        """
        found = self.index.find(id)
        if found is None:
            raise KeyError(f"no object with the id {id!r}")
        name = words or titles.link_text(found)
        return Markup(f'<a href="{self._to(here, found)}">{inert(name)}</a>')

    def _became(self, here: str, former: Former) -> str:
        return became(
            self.index,
            former,
            name=lambda of: self.link(here, of.id),
            where=lambda of: self.link(here, of.id, f"/{address.page(of)}"),
        )

    def _kept_at(self, archive: str) -> str:
        """Return where readers find the kept copy of a source; empty if only editors have it."""
        if is_address(archive):
            return archive
        folder = posixpath.dirname(self.settings.plan_name)
        return self.settings.file_url(posixpath.join(folder, quote(archive)))

    def _official(
        self,
        here: str,
        used: set[str],
        text: str,
        anchor: str = "",
        first: int = 1,
        mark: str = "",
        away: bool = False,
    ) -> Markup:
        """Return official text as paragraphs whose words link to what they name.

        The words are unchanged. With ``anchor`` each paragraph and point gets its anchor, paragraphs
        counted from ``first``. ``mark`` is markup before the first word, say the printed number.
        ``away``: the text's own page is another one, so that paragraphs carry their anchors as data and
        are no targets here. Units and documents are linked wherever they stand, terms at their first
        place on the page only; ``used`` holds those that have had it.
        """
        html = []
        for number, paragraph in enumerate(paragraphs(text) if text else (), start=first):
            if away:
                id = address.passage(anchor, number)
                words = self._linked(here, paragraph, used)
                html.append(f'<p data-passage="{id}">{mark}{words}</p>')
            elif anchor:
                id = address.passage(anchor, number)
                words = self._with_points(here, paragraph, used, anchor, number)
                html.append(f'<p id="{id}">{mark}{words}</p>')
            else:
                html.append(f"<p>{mark}{self._linked(here, paragraph, used)}</p>")
            mark = ""
        return Markup("\n".join(html))

    def _with_points(
        self, here: str, paragraph: str, used: set[str], anchor: str, number: int
    ) -> str:
        """Return a paragraph in which each numbered point has its anchor."""
        found = points(paragraph)
        inner = [(n, point.start) for n, point in enumerate(found, start=1) if point.start]
        ends = [start for _, start in inner[1:]] + [len(paragraph)]
        html = [self._linked(here, paragraph[: inner[0][1] if inner else None], used)]
        for (place, start), end in zip(inner, ends, strict=False):
            id = address.passage(anchor, number, place)
            words = self._linked(here, paragraph[start:end], used)
            html.append(f'<span class="pl-point" id="{id}">{words}</span>')
        return "".join(html)

    def _linked(self, here: str, text: str, used: set[str]) -> str:
        html: list[str] = []
        position = 0
        for mention in self.index.mentions(text):
            if mention.kind is ObjectKind.TERM:
                if mention.id in used:
                    continue
                used.add(mention.id)
            words = _with_whole_dates(text[mention.start : mention.end])
            html.append(_with_whole_dates(text[position : mention.start]))
            html.append(
                f'<a class="pl-{mention.kind}" href="{self._to(here, mention)}">{words}</a>'
            )
            position = mention.end
        html.append(_with_whole_dates(text[position:]))
        return "".join(html)
