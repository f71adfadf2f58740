"""Which places a clause of an amending document is about; one that names none is about those of the clause before.

Pure text, no plan. What the words of the clause mean is in ``clauses``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex
from macros.text.orders.cited_places import (
    ANYWHERE,
    PARTS,
    PLACE,
    Inner,
    N,
    Path,
    has_point,
    paths_to,
)
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.exceptions import NOTHING, THE_REST, Exceptions, excepted, is_unclear
from macros.text.orders.tokens import TOKEN, deed_of, inner_of
from macros.text.parts.quotations import FOLDED, Folded, plain

_WHICH = regex(rf"第({N})[处个]")
_EVERY = regex("统一|均|一律|各处|全部|所有|全文|其[余他它]各?[条项任措]|外的?各")
_AMENDED = regex(
    "[中里]?的?(?:第|附件)|(?:作(?:如下|以下|出)|进行(?:如下|以下)?(?:修改|修订|调整))|[中里]?[：:]"
)
"""Behind the title of a document that is amended."""


@dataclass(frozen=True)
class Context:
    """Which places the clauses are about that name none."""

    cited: tuple[Path, ...] = ()
    named: tuple[str, ...] = ()
    inner: Inner = ANYWHERE
    document: str = ""


@dataclass(frozen=True)
class Clause:
    """A verb with the tokens before it since the last order, and all behind it in the sentence."""

    begun: int
    """Where the sentence begins."""
    since: int
    """Where the last order of the sentence ended."""
    before: Sequence[re.Match[str]]
    verb: re.Match[str]
    after: Sequence[re.Match[str]]

    def with_behind(self, tokens: Sequence[re.Match[str]]) -> Clause:
        """Return the clause said of these tokens too, which stand behind its verb."""
        return replace(self, before=[*self.before, *tokens])


@dataclass
class Places:
    """Follows the clauses of a document from its beginning, and keeps which places they are about."""

    text: Folded
    context: Context = Context()
    heads: list[tuple[int, Context]] = field(default_factory=list)
    """The contexts that numbered paragraphs leave to those inside them."""
    but: Exceptions = NOTHING
    """What the sentence takes out of what it orders."""
    around: tuple[Path, ...] = ()
    """The places that the sentences before have said."""
    opened: set[int] = field(default_factory=set)
    """Where the words begin that orders give without quotation marks."""

    def _about(
        self, deed: Deed, clause: Clause, end: int, aside: Sequence[re.Match[str]] = ()
    ) -> Order:
        """Return an order without its words; tokens ``aside`` are those words and no names."""
        self._remember([one for one in clause.before if one not in aside])
        return self._order(deed, clause.begun, end, clause.since)

    def _order(self, deed: Deed, begun: int, end: int, since: int) -> Order:
        said, all_said = (re.sub(FOLDED, "", self.text.text[a:end]) for a in (since, begun))
        which = _WHICH.findall(said)
        order = Order(
            deed,
            self.text.printed(begun, end),
            self.text.origins[begun],
            *(self.context.cited, self.context.named),
            said if re.search(PARTS, said) or PLACE.search(said) else all_said,
            self.context.inner,
            which=int(number_parts(which[-1])[0]) if which else 0,
            every=bool(_EVERY.search(said)),
            document=self.context.document,
            but=self.but,
            since=self.text.origins[since],
        )
        rest = THE_REST.search(self.text.text, since, end)
        return self._but_those(order, begun, rest.start()) if rest else order

    def _but_those(self, order: Order, begun: int, at: int) -> Order:
        """Return an order for the rest: without the places of which its sentence spoke before.

        If its sentence named none, without those of its paragraph: 第1条…，其余各条….
        """
        if not any(one["place"] for one in TOKEN.finditer(self.text.text, begun, at)):
            begun = self.text.text.rfind("\n", 0, begun) + 1  # 第1条…。其余各条…
        aside = [span for span in excepted(self.text.text, begun, at) if span[1] <= at]
        before = [
            one
            for one in TOKEN.finditer(self.text.text, begun, at)
            if one["place"] and not any(a <= one.start() < b for a, b in aside)
        ]
        places = tuple(
            path
            for path in paths_to(before, self.around)
            if not (has_point(path) or (aside and path[-1].outer))  # 第二部分除第1条外，其余各条
        )
        if not places or order.deed not in (Deed.CHANGE, Deed.REMOVE):
            return order
        but = replace(self.but, places=tuple(dict.fromkeys((*self.but.places, *places))))
        outer = tuple(path for path in self.around if path[-1].outer)
        return replace(order, cited=outer, but=but)

    def _except(self, begun: int, end: int, tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        """Take what a sentence takes out of what it orders; return its other tokens."""
        self.around = self.context.cited
        paths: list[Path] = []
        named: list[str] = []
        words: list[str] = []
        kept = list(tokens)
        unclear = False
        for start, stop in excepted(self.text.text, begun, end):
            inside = [one for one in kept if start <= one.start() and one.end() <= stop]
            if any(map(deed_of, inside)):
                continue  # 除将第1条修改为“甲”外 orders that
            kept = [one for one in kept if one not in inside]
            before = [one for one in kept if one["place"] and one.end() <= start]
            places = [one for one in inside if one["place"]]
            found = paths_to(places, paths_to(before, self.context.cited) or self.context.cited)
            said = self.text.text[start:stop]
            unclear = unclear or is_unclear(said, found)
            in_words = any(one["inner"] for one in inside)
            paths += [path for path in found if not (in_words or has_point(path))]
            named += [self._words(one) for one in inside if one["quote"]]
            words.append(re.sub(FOLDED, "", said))
        self.but = Exceptions(tuple(paths), tuple(named), "，".join(words), unclear)
        return kept

    def _remember(self, tokens: Sequence[re.Match[str]]) -> None:
        """Take the places that tokens name; a clause that names none keeps those before it."""
        found = [one for one in tokens if one["place"]]
        names = [self._words(one) for one in tokens if one["quote"]]
        if found or names or any(one["all"] for one in tokens):
            cited = paths_to(found, self.context.cited)
            self.context = Context(cited, tuple(names), document=self.context.document)
        for one in tokens:
            if one["title"] and _AMENDED.match(self.text.text, one.end()):
                self.context = replace(self.context, document=one["title"][1:-1])
        if inner := inner_of(tokens):
            self.context = replace(self.context, inner=inner)

    def _says_where(self, clause: Clause, order: Order) -> bool:
        """Whether a clause says of what it gives all words: a place, a part, or a name."""
        said = re.search(PARTS, self.text.text[clause.since : clause.verb.start()])
        return bool(said or order.inner or order.cited or order.named)

    def _words(self, token: re.Match[str]) -> str:
        return plain(self.text.quotation(token["quote"]))
