"""How documents say that a part in a plan goes from one body to another: 牵头单位由市甲局调整为市乙局. Pure text."""

from __future__ import annotations

from macros.text.characters.regex import regex
from macros.text.orders.handing_over import DOES_IT, INSTEAD, TO
from macros.text.orders.prose_words import BODIES, PARTY, STOP
from macros.text.parts.spans import Span

_BECOMES = regex(
    "(?P<label>单位|部门)(?!名称)[中里内]?(?:由?[^，,。；;：:\n]{1,30}?)?"
    f"(?:(?:调整|变更|更改|更换|修改|改|明确|确定)为(?!由|{PARTY})|(?:增加|新增|增列|增补|补充)为?)"
)
"""牵头单位由市甲局调整为市乙局 says of 市乙局 what 牵头单位：市乙局 says."""
_AS = regex(
    "(?:作为|担任|(?:增|增补|补充|新增)?列为|(?:增加|新增|增补|补充|明确|确定|指定)为|(?<![整更改定确成])为(?=第)|(?:由[^，,。；;\n]{2,6}(?:单位|部门))?(?:调整|变更|改|转)为)(?:第[^，,。；;\n]{1,10}[条项款](?:的|措施|任务)*)?(?:[^，,。；;\n]{1,20}?的)?(?=[^，,。；;\n]{2,6}(?:单位|部门))"
)
"""市乙局作为第1条的配合单位 says the same as 市乙局为配合单位."""
_HANDED = regex(f"{TO}(?={BODIES}{DOES_IT}{STOP})")
"""移交给市乙局牵头 says the same as 由市乙局牵头."""
_INSTEAD_OF = regex(f"{INSTEAD}{BODIES}(?={DOES_IT}[^，,。；;]*{STOP})(?!担任)")
"""市乙局接替市甲局牵头 says the same of 市乙局 as 市乙局牵头."""
_SINCE = regex("(?:调整|变更|更改|改|转)(?:为|由|到)|现由|[，,。；;\n]")
_WAS = regex("原(?:来|先|定)*(?:由|[^，,。；;：:]{0,6}?(?:单位|部门))|不再由?|接替|替换|接任|顶替")
"""Before a name that has the part no longer: 原由市甲局牵头的任务，由市乙局牵头."""
_GOES = regex(
    f"(?:牵头|主办|负责|承办|配合|协办|协助|承担)*(?:的[^，,。；;]{{0,12}}?)?[，,]?{TO}(?![0-9]|{PARTY})|不再"
)
"""Behind such a name: 由市甲局调整为市乙局."""
_GAP = regex("\t|[ \u3000]{2,}")
_NOW = regex("^(?:(?:调整|变更|修改)(?:之|以)?后的?|[现新]的?)")
_BEFORE = regex("^(?:(?:调整|变更|修改)(?:之|以)?前|原)")
_OF_UNITS = regex("单位|部门")


def as_plan_wording(line: str) -> str:
    """Return a line of equal length that says of those who get a part what a plan would say of them."""
    labelled = _BECOMES.sub(lambda one: f"{one['label']}：".ljust(len(one[0])), line)
    labelled = _HANDED.sub(lambda one: "由".rjust(len(one[0])), labelled)
    labelled = _INSTEAD_OF.sub(lambda one: " " * len(one[0]), labelled)
    return _AS.sub(lambda one: "为".rjust(len(one[0])), labelled)


def had(line: str, span: Span) -> bool:
    """Whether a name is that of a body that has a part no longer."""
    since = max((one.end() for one in _SINCE.finditer(line, 0, span[0])), default=0)
    return bool(_WAS.search(line, since, span[0]) or _GOES.match(line, span[1]))


def cells_of(line: str) -> list[str]:
    """Return the cells of a row of a table printed as a line, parted by wide gaps."""
    return _GAP.split(line.strip())


def column_of(line: str, place: int) -> int:
    """Return in which cell of such a row a place is, from 0."""
    return len(_GAP.findall(line.strip(), 0, place))


def heads_units(cells: list[str]) -> bool:
    """Whether cells may stand above columns of bodies."""
    return len(cells) > 1 and bool(_OF_UNITS.search("".join(cells)))


def heads_former(header: str) -> bool:
    """Whether a header stands above those who had a part before: 原牵头单位, 调整前."""
    return bool(_BEFORE.match(header))


def heads_now(header: str) -> str:
    """Return a header without the word that it tells of what is so now: 调整后牵头单位."""
    return _NOW.sub("", header)
