"""The relation between a measure and a unit: the role, the printed word and the clause it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.kinds import Role
from macros.model.measure import Involvement
from macros.model.plan import RoleClause


@dataclass(frozen=True)
class Clause:
    """A general clause that gives roles, with the passage of the official text that holds it."""

    clause: RoleClause
    anchor: str
    """Where it stands in the full text."""
    label: str
    """What the passage is called: 前言."""


@dataclass(frozen=True)
class Passage:
    """Official text about the plan as a whole: where it stands in the full text, what it is called."""

    anchor: str
    label: str


@dataclass(frozen=True)
class Relation:
    """What part a unit has in a measure, and on what words and what clause that rests."""

    involvement: Involvement
    word: str
    """The word of the text by which it has its role, as printed; empty if there is none."""
    clause: Clause | None
    passage: Passage | None = None
    """The passage about the plan as a whole that is quoted, if it is one."""

    @property
    def role(self) -> Role:
        """The role as the editors read it."""
        return self.involvement.role

    @property
    def as_printed(self) -> str:
        """The word of the text, if it is another than that for the role."""
        label = self.role.label
        return "" if self.word in (label, f"{label}单位") else self.word

    @property
    def said(self) -> str:
        """The role, and the word of the text where it is another: 牵头（原文：主办单位）."""
        return (
            f"{self.role.label}（原文：{self.as_printed}）" if self.as_printed else self.role.label
        )


def clauses_of(relations: Iterable[Relation]) -> tuple[Clause, ...]:
    """Return the general clauses on which relations rest, each once."""
    clauses = (relation.clause for relation in relations)
    return tuple({clause.clause.id: clause for clause in clauses if clause}.values())
