"""What may be called absent: only what the plan declares that somebody looked for.

If the plan declares that its text was read for deadlines, a measure without one is said to have
none; otherwise it is said that nobody has looked yet. All such words of the site come from here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from macros.model.kinds import Statement

CALLED = {
    Statement.ASSIGNMENT: "牵头、责任或配合单位",
    Statement.DEADLINE: "完成期限",
    Statement.TARGET: "量化目标",
}
"""What readers call what a plan may state for a measure."""

NOT_REVIEWED = "本站尚未整理"


@dataclass(frozen=True)
class Lacking:
    """What is not given, of a measure or of all."""

    unstated: tuple[str, ...] = ()
    """What the published text does not state: a declaration says that it was read for it."""
    unreviewed: tuple[str, ...] = ()
    """What the text may well state: it was not yet read for it."""

    def __bool__(self) -> bool:
        return bool(self.unstated or self.unreviewed)

    def sentences(self, unstated: str) -> str:
        """Return it as sentences; ``unstated`` is the one for what the text does not state."""
        words = unstated.format("，".join(self.unstated)) if self.unstated else ""
        if self.unreviewed:
            words += f"{'、'.join(self.unreviewed)}：{NOT_REVIEWED}。"
        return words


def lacking(given: Collection[Statement], reviewed: Collection[Statement]) -> Lacking:
    """Return what is not ``given``, parted by whether the text was read for it."""
    missing = [kind for kind in Statement if kind not in given]
    return Lacking(
        tuple(CALLED[kind] for kind in missing if kind in reviewed),
        tuple(CALLED[kind] for kind in missing if kind not in reviewed),
    )


def lacking_in_all(each: Iterable[Lacking]) -> Lacking:
    """Return what the text states for none of them, and what it was not read for."""
    them = tuple(each)
    return Lacking(
        tuple(
            name for name in CALLED.values() if them and all(name in one.unstated for one in them)
        ),
        tuple(name for name in CALLED.values() if any(name in one.unreviewed for one in them)),
    )


def no_unit(reviewed: Collection[Statement]) -> str:
    """Return the sentence for a measure whose text names no unit that is entered."""
    if Statement.ASSIGNMENT in reviewed:
        return "原文没有点到具体单位。"
    return f"原文点到的单位：{NOT_REVIEWED}。"


def no_task(reviewed: Collection[Statement], unstated: str) -> str:
    """Return what is said to a unit without a task: ``unstated``, if the text was read for it."""
    if Statement.ASSIGNMENT in reviewed:
        return unstated
    return f"它有没有牵头、负责或配合的措施：{NOT_REVIEWED}。"


_OF_COLUMNS = {
    Statement.ASSIGNMENT: ("单位", "角色", "引文", "牵头单位"),
    Statement.DEADLINE: ("期限", "期限日期"),
    Statement.TARGET: ("目标",),
}


def blank_column(name: str, reviewed: Collection[Statement]) -> str:
    """Return what is said of a column of a table that is empty for every measure."""
    kind = next((kind for kind, names in _OF_COLUMNS.items() if name in names), None)
    if kind is None:
        return "本站没有收录"
    return "公布的文本未写明" if kind in reviewed else NOT_REVIEWED


def blank_cells(reviewed: Collection[Statement], columns: Collection[str]) -> str:
    """Return what an empty cell of tables with these columns means."""
    unread = [name for kind, names in _OF_COLUMNS.items() if kind not in reviewed for name in names]
    unread = [name for name in unread if name in columns]
    words = "除“角色原文”“主题”和“修改情况”外，空着的格子表示公布的文本没有写明；本表不作推断。"
    if not unread:
        return words
    words_of_unread = f"“{'”“'.join(unread)}”{NOT_REVIEWED}，空着不表示公布的文本没有写明。"
    return f"{words}{words_of_unread}"
