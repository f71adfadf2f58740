"""Classes of bodies of places of which a sentence says that they must do something: 各县（区）要制定方案; pure text, no plan."""

from __future__ import annotations

from collections.abc import Iterator

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.spans import Span
from macros.text.roles import bodies

_PLACES = "县市区|市县区|市县|县区|区县|市州|镇街|乡镇|街镇|街道|[县区市州旗镇乡]"
_ASIDE = r"(?:[（(〔［][^（()）〔〕［］\n]{1,8}[）)〕］])?"
_CLASS = rf"各(?:{_PLACES}){_ASIDE}(?:(?:[{HAN}]{{0,8}}?(?:{bodies.OFFICIAL}))|党委|办事处)?"
MUST = "(?:应当|应(?=[在于按将把对及加建制落做组])|要(?![素点闻领害件求塞道冲])|必?须(?!知)|需(?=[在于按将把对加建制落做组]))"
"""The words by which somebody is to do something, behind the name."""
_ACTS = regex(
    rf"(?:(?<=[，,。；;：:\n])|^)[ \u3000]*(?P<who>{_CLASS}(?:[、和及]{_CLASS})*)(?=(?:均|都|也|还|同时)?{MUST})"
)


def acting_classes(text: str) -> Iterator[Span]:
    """Yield where a clause begins with such a class; with 各部门 beside it everybody is meant."""
    yield from (found.span("who") for found in _ACTS.finditer(text))
