"""What an amending document orders, as it prints it: 将第三条中的“甲”修改为“乙”, 第二款修改为“丙”, 删去第2条.

Pure text, no plan. ``orders`` reads a document clause by clause: what a verb of ``tokens`` is said of
stands before it, in quotation marks or cited by number, and what is given stands behind it. What an
order makes of a text is in ``edits``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.text.characters.regex import regex
from macros.text.orders.change_tables import side_by_side
from macros.text.orders.changes import NAMES
from macros.text.orders.cited_places import (
    ANYWHERE,
    Path,
    paths_to,
)
from macros.text.orders.clause_places import Clause, Context
from macros.text.orders.clauses import (
    each_place,
    its_own,
    listed,
)
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.exceptions import BEHIND_SENTENCE
from macros.text.orders.masked_names import masked, with_names
from macros.text.orders.part_changes import part_changes
from macros.text.orders.part_runs import Run
from macros.text.orders.proposals import is_draft, is_proposed
from macros.text.orders.prose_orders import prose
from macros.text.orders.tokens import TOKEN, deed_of
from macros.text.orders.verbs import Verbs
from macros.text.parts.quotations import FOLDED, Folded, fold, plain
from macros.text.parts.spans import Span
from macros.text.parts.unmarked import level_of
from macros.text.times.postponing import moves_apart

_SENTENCE = regex(f"[^。；;！!\n]+{BEHIND_SENTENCE}")
_TITLE = regex(
    "[^。；;：]*关于[^。；;：]*的(?:补充)?(?:通知|决定|公告|通报|批复|意见|公示|函)(?:（[^（）]*）)?"
)
"""The title of a document, which names what its orders say again."""
_TITLE_AMENDS = regex("(?:修改|修订|修正|调整|变更|废止|补充)[^《》]{0,6}《(?P<document>[^》]*)》")
"""How the title of a document says what it amends."""
_PARAGRAPH = regex("[^\n]+")
_OWN_ANNEX = regex(
    "附件[0-9]*[：:]?[^。；;，,：:]*(?:调整|变更|变动|修改|修订|对照)[^。；;，,：:]*(?:表|清单|情况|内容)"
)
"""The heading of an annex of the document itself, which is no place of the plan."""
_IN_TURN = regex("依次(?=修|调|改|替|变|更(?![新多])|推|延|提前|明确)")
_SURELY = regex("(?:替换|修改|修订|修正|更改|变更|更正|调整|延|推迟|延长|延期|改)(?:为|成|至|到)$")
"""Verbs that are seldom said of anything but words and deadlines."""


def orders(text: str, names: Sequence[Span] = ()) -> tuple[Order, ...]:
    """Return what a document orders, in its order; one that asks for opinions on a draft orders nothing.

    ``names`` are those of known bodies: nothing inside them is a word of a sentence.
    """
    if is_draft(fold(text).text):
        return ()
    beside, spans = side_by_side(text)
    whole = plain(text)
    read = (
        one
        for one in map(with_names, _Reader(_apart(fold(masked(text, names)))).read())
        if not any(a <= one.start < b or _gives_from(one, whole, a, b) for a, b in spans)
    )
    return (*read, *beside)


def _gives_from(order: Order, whole: str, start: int, end: int) -> bool:
    """Whether an order gives words without marks that begin in a part of the document."""
    return (
        bool(order.new) and whole.endswith(order.new) and start <= len(whole) - len(order.new) < end
    )


def _apart(folded: Folded) -> Folded:
    """Return a text in which 依次修改为 is 分别修改为: they say the same, and have as many characters."""
    return replace(folded, text=_IN_TURN.sub("分别", folded.text))


class _Reader(Verbs):
    """Reads a document from its beginning; what a clause leaves unsaid, those before it have said."""

    def read(self) -> Iterator[Order]:
        """Yield the orders, and each paragraph as words that the document gives."""
        opening = ""
        for paragraph in _PARAGRAPH.finditer(self.text.text):
            level = level_of(paragraph[0], 0)
            if level >= 0:
                while self.heads and self.heads[-1][0] >= level:
                    self.heads.pop()
                self.context = self.heads[-1][1] if self.heads else Context(document=opening)
            if _TITLE.fullmatch(paragraph[0]):
                if amends := _TITLE_AMENDS.search(paragraph[0]):
                    self.context = Context(document=amends["document"])
            elif not _OWN_ANNEX.fullmatch(paragraph[0].strip()):
                yield from self._paragraph(*paragraph.span())
            if level >= 0:
                self.heads.append((level, self.context))
            else:
                opening = self.context.document  # 对《甲方案》作如下修改：
            if paragraph.start() not in self.opened:
                yield self._open(Order(Deed.GIVE, "", 0), paragraph.start())[0]

    def _paragraph(self, begun: int, end: int) -> Iterator[Order]:
        """Yield the orders of a paragraph; sentences in what one of them gives are passed over."""
        for sentence in _SENTENCE.finditer(self.text.text, begun, end):
            if sentence.end() > begun:
                for order, read in self._sentence(*sentence.span()):
                    yield order
                    begun = read

    def _sentence(self, begun: int, end: int) -> Iterator[tuple[Order, int]]:
        """Yield the orders of a sentence, each with where its words end."""
        self.context = replace(self.context, inner=ANYWHERE)
        tokens = self._except(begun, end, list(TOKEN.finditer(self.text.text, begun, end)))
        around = self.context.cited
        since = begun
        done: list[Span] = []
        runs = part_changes(self.text.text, begun, end)
        for n, token in enumerate(tokens):
            while runs and runs[0].end <= token.start():
                yield from self._parts_of(run := runs.pop(0), begun, since, end, tokens)
                done.append((run.start, since := run.end))
            deed = deed_of(token)
            if deed is None or token.start() < since or (runs and runs[0].start <= token.start()):
                continue
            before = [one for one in tokens[:n] if one.start() >= since]
            clause = Clause(begun, since, before, token, tokens[n + 1 :])
            proposed = is_proposed(self.text.text, begun, token.start(), end)
            for order, read in self.ordered(deed, clause):
                if not proposed:
                    yield order, read
                done.append((token.start(), read))
                since = read
        for run in runs:
            yield from self._parts_of(run, begun, since, end, tokens)
            done.append((run.start, since := run.end))
        self._remember([one for one in tokens if one.start() >= since])
        yield from self._given(begun, since, tokens)
        told = list(self._prose(begun, end, tokens, done, around))
        yield from told
        if not (done or told) and (verb := self._of_a_place(begun, end, tokens)):
            order = self._order(Deed.CHANGE, begun, end, begun)
            order = replace(order, old=order.words, within=True, loose=True)
            yield from list(each_place(order, verb.end()))[:1]

    def _parts_of(
        self, run: Run, begun: int, since: int, end: int, tokens: Sequence[re.Match[str]]
    ) -> Iterator[tuple[Order, int]]:
        """Yield what clauses order that only say who gets and who loses a part, of each part by itself."""
        text = self.text.text
        self._remember([one for one in tokens if since <= one.start() < run.end])
        if is_proposed(text, begun, run.parts[0].span[0], end):
            return
        order = replace(
            self._order(Deed.CHANGE, begun, run.end, run.start), within=True, loose=True
        )
        if run.gives_several:
            new = text[run.parts[0].span[0] : max(one.role.end() for one in run.parts if one.role)]
            yield from each_place(replace(order, new=re.sub(FOLDED, "", new), vague=True), run.end)
            return
        for some in run.by_part():
            had, gets = (
                list(dict.fromkeys(text[slice(*one.span)] for one in some if one.gets is side))
                for side in (False, True)
            )
            said = some[0].said
            old, new = "、".join(had), "、".join(gets)
            said = f"由{new}{said}" if gets and said and not said.endswith("单位") else said
            one = replace(order, said=f"{run.places}{said}", old=old, new=new, vague=not old)
            if gets and not had and all(part.beside for part in some):
                one = replace(one, deed=Deed.ADD, vague=False)
            for who in had if not gets else [old]:
                deed = one.deed if gets else Deed.REMOVE
                yield from each_place(replace(one, deed=deed, old=who), run.end)

    def _of_a_place(
        self, begun: int, end: int, tokens: Sequence[re.Match[str]]
    ) -> re.Match[str] | None:
        """Return the verb by which a sentence surely orders something of a place, in words that nobody can follow."""
        places = [n for n, one in enumerate(tokens) if one["place"]]
        behind = tokens[places[0] + 1 :] if places else ()
        verb = next((one for one in behind if one["CHANGE"] and _SURELY.search(one[0])), None)
        return None if verb and is_proposed(self.text.text, begun, verb.start(), end) else verb

    def _given(
        self, begun: int, since: int, tokens: Sequence[re.Match[str]]
    ) -> Iterator[tuple[Order, int]]:
        """Yield words that a sentence gives behind a colon without any verb."""
        for one in tokens:
            if one["quote"] and one.start() >= since and self.text.text[one.start() - 1] in "：:":
                order = self._order(Deed.GIVE, begun, one.end(), begun)
                yield from self._whole(order, plain(self._words(one)), one.end())

    def _prose(
        self,
        begun: int,
        end: int,
        tokens: Sequence[re.Match[str]],
        read: Sequence[Span],
        around: Sequence[Path],
    ) -> Iterator[tuple[Order, int]]:
        """Yield the orders of prose in a sentence, 增加市乙局为第2条配合单位, beside those ``read``.

        ``around`` are the places that the sentences before have said.
        """
        for one in prose(self.text.text, begun, end):
            if any(a < one.end and one.words < b for a, b in read):
                continue
            if is_proposed(self.text.text, begun, one.end, end):
                continue
            places = [m for m in tokens if m["place"] and one.start <= m.start() < one.end]
            order = self._order(one.deed, begun, one.end, one.start)
            before = [m for m in tokens if m["place"] and m.end() <= one.start]
            cited = paths_to(places, paths_to(before, around) or around) if places else order.cited
            old, new = self._unfolded(one.old), self._unfolded(one.new)
            said = re.sub(FOLDED, "", self.text.text[one.start : one.end])
            order = replace(order, cited=cited, said=said, old=old, new=new, loose=True)
            vague = one.deed is Deed.CHANGE and not old
            if apart := moves_apart(said):
                values = listed(apart, len(cited))
                if len(values) > 1:
                    yield from its_own(replace(order, within=True), values, one.end)
                    continue
            if NAMES.search(self.text.text[one.start : one.end]) and not cited:
                order = replace(order, every=True)  # a body has another name everywhere
            yield from each_place(replace(order, within=bool(old or new), vague=vague), one.end)
