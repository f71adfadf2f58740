"""Which word of a Chinese text says what part a named unit has; pure text, no plan.

Two grammars are read. A label stands before the names it governs (牵头单位：甲局、乙局), until
another label, a stop or the end of its brackets. A verb stands after them (由甲局牵头，乙局、
丙局配合), and governs the list of names in its own clause. 由 before names that no such verb
follows (由甲局制定方案) governs them itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.remembered import remembered
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.governed import LIST_GOES_ON, Passage
from macros.text.roles.role_patterns import CLOSE, NAME, NAMES, NOT, OPEN, REST
from macros.text.roles.role_tokens import (
    GOVERN,
    LABELS,
    RoleWord,
    Token,
    Tokenizer,
    any_of,
    mask,
)
from macros.text.roles.rounded_off import without_rounding_off

_PART_OF = regex(
    rf"(?:下属|所属|直属|下辖)|(?![在对向到于从以按将把应须可建组依通加推支指督协会商完落新改扩联同并及和与或等暨])[{HAN}]*"
    rf"(?:{bodies.PART})$"
)
"""Behind the name of a unit these make the name of a part of it: 市甲局交警支队."""
_EXCEPTED = regex(
    rf"(?<![拆清消排解])除(?:了|去|开)?{NAMES}(?:(?:以|之)?外(?![墙围立事办])|(?=[{CLOSE}]))"
    rf"|{NAMES}(?:除外|例外|不在此列|不在其列|不包括在内|不计在内)"
    rf"|(?:不含|不包括|不包含){NAMES}(?=[，,。；;\s{CLOSE}]|$)"
    rf"|{NAME}{REST}*(?=[{OPEN}][0-9０-９年月日]*(?:现|已|已经|现已)?(?:被)?"
    rf"(?:撤销|取消|裁撤|注销|解散|退出|停用|除外)[^{NAME}{OPEN}{CLOSE}]*[{CLOSE}])"
)
"""Names that the text leaves out: 除市甲局外的各部门, 市甲局除外, 不含市甲局, 市甲局（撤销）."""


class Grammar:
    """Reads assignments, given the words that make them."""

    def __init__(
        self,
        verbs: Collection[str],
        labels: Iterable[str],
        joining: Iterable[str],
        close: Iterable[str] = (),
        ending: Iterable[str] = (),
    ) -> None:
        """Take the words by where they stand, as the tokenizer does."""
        self._tokenizer = Tokenizer(verbs, labels, joining, close, ending)
        self._run = re.compile(rf"(?:(?!{any_of(verbs)}|会同|[等和与及])[{HAN}])*")
        stems = [*verbs, *labels, *close, *ending]
        self._stem, self._longest = re.compile(any_of(stems)), max(map(len, stems))
        self._words = remembered(self._find_words)
        self._read = remembered(self._find_parts)

    def words(self, text: str, names: Sequence[Span] = ()) -> tuple[RoleWord, ...]:
        """Return every word of ``text`` that gives a part or speaks of one, whoever is named.

        That is also 责任部门 where it stands for the unit itself, be it inside a name.
        """
        return self._words(text, tuple(names))

    def read(self, text: str, names: Sequence[Span]) -> Mapping[Span, tuple[RoleWord, ...]]:
        """Return for each name in ``text`` the words that say what part it has, if any do.

        What is printed of a part of a unit (市甲局交警支队) is not said of the unit.
        """
        return self._read(text, tuple(names))

    def _tokens(self, text: str, names: Sequence[Span]) -> list[Token]:
        found = self._tokenizer.tokens(text, names)
        return list(without_rounding_off(mask(text, names), found))

    def _find_words(self, text: str, names: tuple[Span, ...]) -> tuple[RoleWord, ...]:
        outside = [t for t in self._tokens(text, names) if t.kind in (*GOVERN, "noun")]
        unmasked = self._tokenizer.tokens(text, ()) if self._may_speak(text, names) else ()
        inside = [
            token
            for token in unmasked
            if token.kind == "noun" and any(a <= token.start < b for a, b in names)
        ]
        found = sorted([*outside, *inside], key=lambda token: token.start)
        return tuple(self._tokenizer.word(token) for token in found)

    def _may_speak(self, text: str, names: Sequence[Span]) -> bool:
        """Whether a word of assignment begins inside a name: most have none, and reading takes long."""
        plain = bodies.without_marks(text)
        found = ((self._stem.search(plain, a, b + self._longest), b) for a, b in names)
        return any(word and word.start() < end for word, end in found)

    def _find_parts(
        self, text: str, names: tuple[Span, ...]
    ) -> Mapping[Span, tuple[RoleWord, ...]]:
        masked = mask(text, names)
        governed: dict[Span, list[RoleWord]] = {span: [] for span in names}
        self._passage(masked, self._tokens(text, names), governed, None)
        excepted = [one.span() for one in _EXCEPTED.finditer(masked)]
        return {
            span: ()
            if any(start <= span[0] < end for start, end in excepted)
            else tuple(word for word in words if not self._of_a_part(masked, span, word))
            for span, words in governed.items()
        }

    def _of_a_part(self, masked: str, span: Span, word: RoleWord) -> bool:
        """Whether ``word`` is said of a part of the unit at ``span``, not of the unit itself."""
        run = self._run.match(masked, span[1], len(masked) if word.before else word.start)
        if not run or not _PART_OF.match(run.group()):
            return False
        return word.before or not masked.startswith(("，", ","), run.end())  # 市甲局新建场站，负责

    def _passage(
        self,
        text: str,
        tokens: Sequence[Token],
        governed: dict[Span, list[RoleWord]],
        label: RoleWord | None,
    ) -> None:
        """Read ``tokens``, all of one level of brackets, and what they enclose."""
        passage = Passage(text, governed, tokens[0].start if tokens else 0, label, label)
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.kind == "open":
                close = _closing(tokens, place)
                inner = tokens[place + 1 : close]
                before = tokens[place - 1] if place else None
                beside = before and before.after == token.start
                if beside and before and before.kind == "name" and _denial(inner):
                    passage.release()
                if beside and before and before.kind == "name" and _other_name(inner):
                    for name in inner:
                        passage.name((name.start, name.end), also=True)
                else:
                    of_label = beside and before and before.kind in LABELS
                    self._passage(text, inner, governed, passage.label if of_label else None)
                place = close + 1
                continue
            match token.kind:
                case "name":
                    passage.name((token.start, token.end))
                case "attached":
                    passage.attached(self._tokenizer.word(token))
                case "verb" | "post":
                    passage.verb(self._tokenizer.word(token))
                case "join":
                    passage.joining = self._tokenizer.word(token)
                case "label" | "bare" | "line" | "filled" | "other":
                    passage.end_clause(token.after)
                    passage.label = passage.list_label = self._tokenizer.word(token)
                case "nil":
                    passage.end_clause(token.after)
                    passage.label = passage.list_label = None
                case "by":
                    passage.by = self._tokenizer.word(token)
                case "prefixed" | "boxed":
                    passage.end_clause(token.after)
                    passage.label = self._tokenizer.word(token)
                case "comma":
                    passage.comma(token)
                case "stop" | "colon":
                    passage.end_clause(token.after)
                    goes_on = token.text in "；;\n" and LIST_GOES_ON.match(text, token.after)
                    passage.label = passage.list_label = passage.list_label if goes_on else None
                    if token.kind == "stop":
                        passage.subject = ()
            place += 1
        passage.end_clause(len(text))


def _closing(tokens: Sequence[Token], place: int) -> int:
    """Return where the bracket opened at ``place`` closes."""
    depth = 0
    for n in range(place, len(tokens)):
        depth += {"open": 1, "close": -1}.get(tokens[n].kind, 0)
        if depth == 0:
            return n
    return len(tokens)


def _other_name(inner: Sequence[Token]) -> bool:
    """Whether brackets hold names alone: 市甲局（市乙办）."""
    return all(token.kind == "name" for token in inner)


def _denial(inner: Sequence[Token]) -> bool:
    """Whether brackets begin with a denial: 市甲局（不再牵头）."""
    first = next((token for token in inner if token.kind != "comma"), None)
    return bool(first and first.kind == "saying" and re.match(NOT, first.text))
