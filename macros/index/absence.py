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
EXPLAINED = "公布的文本里有这样的词语，编者另有说明，见所引字句旁的编者注"


@dataclass(frozen=True)
class Lacking:
    """What is not given, of a measure or of all."""

    unstated: tuple[str, ...] = ()
    """What the published text does not state: a declaration says that it was read for it."""
    unreviewed: tuple[str, ...] = ()
    """What the text may well state: it was not yet read for it."""
    explained: tuple[str, ...] = ()
    """What words of the text seem to state; the editors explain in a note why it is not entered."""

    def __bool__(self) -> bool:
        return bool(self.unstated or self.unreviewed or self.explained)

    @property
    def heading(self) -> str:
        """What a part of a page that says so is called."""
        if self.unstated:
            return "公文没有写明的"
        return f"{NOT_REVIEWED}的" if self.unreviewed else "编者另有说明的"

    def sentences(self, unstated: str) -> str:
        """Return it as sentences; ``unstated`` is the one for what the text does not state."""
        words = unstated.format("，".join(self.unstated)) if self.unstated else ""
        if self.unreviewed:
            words += f"{'、'.join(self.unreviewed)}：{NOT_REVIEWED}。"
        if self.explained:
            words += f"{'、'.join(self.explained)}：{EXPLAINED}。"
        return words


def lacking(
    given: Collection[Statement],
    reviewed: Collection[Statement],
    explained: Collection[Statement] = (),
) -> Lacking:
    """Return what is not ``given``, parted by whether the text was read for it and seems to state it."""
    missing = [kind for kind in Statement if kind not in given]
    read = [kind for kind in missing if kind in reviewed]
    return Lacking(
        tuple(CALLED[kind] for kind in read if kind not in explained),
        tuple(CALLED[kind] for kind in missing if kind not in reviewed),
        tuple(CALLED[kind] for kind in read if kind in explained),
    )


def lacking_in_all(each: Iterable[Lacking]) -> Lacking:
    """Return which kinds the text states for no measure, and which it was not read for."""
    them = tuple(each)
    return Lacking(
        tuple(
            name for name in CALLED.values() if them and all(name in one.unstated for one in them)
        ),
        tuple(name for name in CALLED.values() if any(name in one.unreviewed for one in them)),
    )


NO_UNIT = "本站没有录入原文点到的单位。"
"""What is said of a measure without any unit: no declaration covers units that are only named."""


def no_task(reviewed: Collection[Statement], unstated: str) -> str:
    """Return what is said to a unit without a task: ``unstated``, if the text was read for it."""
    if Statement.ASSIGNMENT in reviewed:
        return unstated
    return f"它有没有牵头、负责或配合的措施：{NOT_REVIEWED}。"


_OF_COLUMNS = {
    "牵头单位": Statement.ASSIGNMENT,
    "期限": Statement.DEADLINE,
    "目标": Statement.TARGET,
}
"""The columns of which a declaration says that the text was read for them."""
_NO_DECLARATION = ("单位", "角色", "引文", "文件", "期限日期", "最新进展")
"""Columns that may be empty and of which no declaration speaks, or that are not from the text."""


def blank_column(
    name: str, reviewed: Collection[Statement], explained: Collection[Statement]
) -> str:
    """Return what is said of a column of a table that is empty for every measure."""
    kind = _OF_COLUMNS.get(name)
    if kind is None or kind in explained:
        return "本站没有收录"
    return "公布的文本未写明" if kind in reviewed else NOT_REVIEWED


def blank_cells(
    reviewed: Collection[Statement], explained: Collection[Statement], columns: Collection[str]
) -> str:
    """Return what an empty cell of tables with these columns means.

    ``explained`` is what an editor explains for some measure, which its page tells.
    """
    kinds = {name: kind for name, kind in _OF_COLUMNS.items() if name in columns}
    read = [name for name, kind in kinds.items() if kind in reviewed]
    unread = [name for name in kinds if name not in read]
    unstated = [name for name in read if kinds[name] not in explained]
    mixed = [name for name in read if kinds[name] in explained]
    others = [name for name in _NO_DECLARATION if name in columns]
    means = (
        (unstated, "公布的文本没有写明"),
        (mixed, "公布的文本没有写明，或者编者另有说明，见措施的网页"),
        (unread, f"{NOT_REVIEWED}，不表示公布的文本没有写明"),
        (others, "本站没有收录，不表示公布的文本没有写明"),
    )
    said = [f"“{'”“'.join(names)}”空着，表示{meaning}；" for names, meaning in means if names]
    return f"{''.join(said)}本表不作推断。"
