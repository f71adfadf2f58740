"""What clauses say that only tell who gets and who loses a part: body by body, part by part. Pure text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.text.parts.spans import Span

Token = re.Match[str]
GENERIC = ("负责", "承担")
"""What a body does at all, which says of no part."""


@dataclass(frozen=True)
class Part:
    """A body that gets or loses a part, where it stands, and the word that says which."""

    span: Span
    gets: bool
    role: Token | None
    """None if no word says which: it is that of whoever had it."""
    beside: bool
    """Whether those who have the part keep it beside whoever gets it."""
    instead_of: Span | None = None
    """Whose part it gets, if each of several gets that of another: 甲、乙分别调整为丙、丁."""

    @property
    def said(self) -> str:
        """The word for the part, as a plan calls those who have it: 配合单位 of 配合责任."""
        if self.role is None:
            return ""
        return f"{self.role['role']}单位" if self.role["noun"] else self.role["role"]


@dataclass(frozen=True)
class Run:
    """Clauses that are read together, and what they say."""

    start: int
    end: int
    places: str
    """The words for the places in them."""
    orders: bool
    """Whether a verb says that something becomes so."""
    parts: tuple[Part, ...]
    whole: bool
    """Whether its sentence says nothing else of parts."""

    @property
    def is_of_a_part(self) -> bool:
        """Whether it says of which part it speaks; what a body does at all is none: 原由甲承担的职责由乙承担."""
        return any(one.role and one.role["role"] not in GENERIC for one in self.parts)

    @property
    def gives_several(self) -> bool:
        """Whether it gives several parts, each by a verb behind its body: 甲牵头，乙配合."""
        roles = [(one.span[1], one.role) for one in self.parts if one.gets and one.role]
        behind = all(not role["noun"] and role.start() >= end for end, role in roles)
        several = len({role["role"] for _, role in roles}) > 1
        return several and behind and len(roles) == len(self.parts)

    def by_part(self) -> list[list[Part]]:
        """Return who loses and who gets a part, part by part; where each gets that of another, pair by pair."""
        found: dict[object, list[Part]] = {}
        pairs = {one.instead_of for one in self.parts if one.instead_of}
        for one in self.parts:
            pair = one.instead_of or (one.span if one.span in pairs else None)
            found.setdefault(pair or (one.role and one.role["role"]), []).append(one)
        return list(found.values())
