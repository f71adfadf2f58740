"""A draft as the text of a data file, in the canonical form, with 【待核】 above what was guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from macros.editing.blocks import Comments, object_lines
from macros.editing.open_marks import comment
from macros.importing.drafting.draft import Draft
from macros.importing.drafting.node import walk_guesses
from macros.model.plan import PlanFile
from macros.model.problems import Route

HEADER = (
    "# yaml-language-server: $schema=plan.schema.json",
    "# plan import 从公文读出的草稿。写着【待核】的是猜的：核对、改正以后删去那一行注释。",
    "# 公文文字一字不改；全部【待核】删去以前，网站是草稿，不能公布。",
)


def plan_text(
    draft: Draft,
    header: Sequence[str] = HEADER,
    comments: Mapping[Route, tuple[str, ...]] = MappingProxyType({}),
) -> str:
    """Return the text of the data file; ``comments`` of editors stand above the marks."""
    above = dict(comments)
    for route, guess in walk_guesses(draft.value):
        above[route] = (*above.get(route, ()), comment(f"{guess.matter}：{guess.reason}"))
    lines = [*header, ""]
    lines += object_lines(draft.value, PlanFile, comments=Comments(above, {}))
    return "\n".join(lines) + "\n"
