"""The Chinese words of what is declared: of a type or list in its docstring, of a value beside it."""

from __future__ import annotations

from enum import StrEnum


def words(declared: type) -> tuple[str, str]:
    """Return name and description of a type or closed list, from its docstring ``名称：说明。``.

    A list whose name says it all has no description.
    """
    title, _, description = (declared.__doc__ or "").partition("：")
    return title.removesuffix("。"), description


class Labelled(StrEnum):
    """A closed list whose members carry the Chinese word that readers see."""

    label: str

    def __new__(cls, value: str, label: str) -> Labelled:
        """Make a member from its value in the data file and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
