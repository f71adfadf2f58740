"""The files of the API: where each kind of answer is, and of what type it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import Field, create_model

from macros.exports.api.envelope import Envelope
from macros.exports.api.history import ChangeOut, FormerOut, Redirects
from macros.exports.api.objects import (
    DocumentOut,
    MeasureBrief,
    MeasureOut,
    SectionOut,
    TermOut,
    TopicOut,
)
from macros.exports.api.parts import Ref
from macros.exports.api.plan import Whole
from macros.exports.api.units import RoleTasks, UnitBrief, UnitOut


@dataclass(frozen=True)
class FileKind:
    """A file, or with ``{id}`` in its path a file for each object of a kind."""

    path: str
    name: str
    """The name of the answer's type in the description."""
    data: object
    """The type of ``data`` in the answer."""
    summary: str

    @cached_property
    def answer(self) -> type[Envelope]:
        """The type of the whole answer."""
        fields: dict[str, Any] = {"data": (self.data, Field(description="内容。"))}
        return create_model(self.name, __base__=Envelope, __doc__=self.summary, **fields)


_OR_FORMER = "id 已停用的，内容是它的去向。"
FILES = (
    FileKind("plan.json", "PlanAnswer", Whole, "方案的全部数据。"),
    FileKind("index.json", "IndexAnswer", tuple[Ref, ...], "全部对象的目录。"),
    FileKind("sections.json", "SectionsAnswer", tuple[Ref, ...], "全部部分。"),
    FileKind("measures.json", "MeasuresAnswer", tuple[MeasureBrief, ...], "全部措施的要点。"),
    FileKind("units.json", "UnitsAnswer", tuple[UnitBrief, ...], "全部单位及其任务数。"),
    FileKind("documents.json", "DocumentsAnswer", tuple[Ref, ...], "全部引用文件。"),
    FileKind("topics.json", "TopicsAnswer", tuple[Ref, ...], "全部主题。"),
    FileKind("terms.json", "TermsAnswer", tuple[Ref, ...], "全部术语。"),
    FileKind(
        "sections/{id}.json", "SectionAnswer", SectionOut | FormerOut, f"一个部分。{_OR_FORMER}"
    ),
    FileKind(
        "measures/{id}.json", "MeasureAnswer", MeasureOut | FormerOut, f"一条措施。{_OR_FORMER}"
    ),
    FileKind(
        "units/{id}.json", "UnitAnswer", UnitOut | FormerOut, f"一个单位，任务按角色。{_OR_FORMER}"
    ),
    FileKind(
        "documents/{id}.json",
        "DocumentAnswer",
        DocumentOut | FormerOut,
        f"一份引用文件。{_OR_FORMER}",
    ),
    FileKind("topics/{id}.json", "TopicAnswer", TopicOut | FormerOut, f"一个主题。{_OR_FORMER}"),
    FileKind("terms/{id}.json", "TermAnswer", TermOut | FormerOut, f"一个术语。{_OR_FORMER}"),
    FileKind(
        "by-number.json", "NumbersAnswer", dict[str, Ref], "按编号查措施；键是短网址里的编号。"
    ),
    FileKind("by-role.json", "RolesAnswer", tuple[RoleTasks, ...], "全部任务，按角色和单位。"),
    FileKind("redirects.json", "RedirectsAnswer", Redirects, "停用的 id 和含义变过的编号。"),
    FileKind("changes.json", "ChangesAnswer", tuple[ChangeOut, ...], "变更记录，新的在前。"),
)
_BY_PATH = {kind.path: kind for kind in FILES}


def file_kind(path: str) -> FileKind:
    """Return what kind of file is at a path below ``api/v1/``. Raises KeyError."""
    general = re.sub(r"/[^/]+\.json$", "/{id}.json", path)
    return _BY_PATH[general]
