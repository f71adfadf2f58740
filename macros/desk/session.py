"""What the page of the desk asks, answered as the command line would: over files in a folder.

In the browser the folder is in the memory of a worker. The files there are those that the site
was built from; a session writes into them what the editor has written so far, and compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from macros.addresses.checked import load_with_ledger
from macros.addresses.ledger import Ledger, path_beside, read
from macros.desk.as_json import Json, of_entries, of_fault, of_pages, of_part, worded
from macros.desk.forms import each, field_at, lacking, tidied, unusable
from macros.desk.lines import Hunk, hunks, moved
from macros.desk.tasks import TASKS, task
from macros.desk.tasks.task import NotTaken, Values, sections_of
from macros.desk.written import Written, as_field, typed
from macros.editing.cannot import CannotEdit
from macros.editing.completing import completed
from macros.editing.diff.compare import difference
from macros.editing.report import parts
from macros.loading.load import load, load_shape
from macros.loading.reading import text_of
from macros.loading.yamltext import parse
from macros.model.plan import PlanFile
from macros.model.problems import PlanError, Report

_Said = TypeVar("_Said")
NEW_FILE = re.compile(r"[a-z0-9-]+\.txt")
"""What the desk may call a file that was not there."""
KEPT = 8
"""So much is not asked anew: what a form would make of the files is what it makes when it is written."""
CLOCK = "这台电脑的日期是 {}，比最近的变更记录（{}）早；请核对电脑的日期，改对以后重新打开本页。"
_BROKEN = "数据的写法现在有误；请先照“检查”改正，再用表单。"


@dataclass(frozen=True)
class Session:
    """One editor's work on the plan at ``plan``, whose files lie as they were published."""

    plan: Path
    base: dict[str, bytes] = field(init=False)
    """The files that can be edited as text, as they were published, by their paths."""
    tried: set[str] = field(init=False, default_factory=set)
    """New files that lie in the folder because they were tried."""
    known: dict[Any, Any] = field(init=False, default_factory=dict)
    """What was said of the files that were looked at last."""

    def __post_init__(self) -> None:
        loaded = load(self.plan)
        beside = [loaded.file.plan.source.transcription]
        beside += [d.transcription for d in loaded.file.documents if d.transcription]
        names = [self.plan, *(self.plan.parent / name for name in beside)]
        base = {path.as_posix(): path.read_bytes() for path in names}
        object.__setattr__(self, "base", base)

    def ask(self, question: str) -> str:
        """Answer a question, both JSON: the method, and what it is given."""
        asked = json.loads(question)
        looks = (self.open, self.check, self.change, self.preview)
        writes = (self.form, self.fill, self.rebase, self.saved)
        answers: Mapping[str, Callable[..., object]] = {m.__name__: m for m in (*looks, *writes)}
        return json.dumps(answers[asked.pop("do")](**asked), ensure_ascii=False)

    def open(self) -> Json:
        """Return the files as an editor gets them."""
        return {
            "files": [{"path": p, "text": as_field(d, p)} for p, d in self.base.items()],
            "tasks": [{"name": one.name, "title": one.title} for one in TASKS],
        }

    def form(self, name: str, texts: Mapping[str, str], values: Values) -> Json:
        """Return the fields of a task, for the files with these texts and what is filled in so far."""
        try:
            fields_of = task(name).fields
            file = self._shape(self._taken(texts))
        except PlanError:
            return {"refused": _BROKEN}
        except CannotEdit as error:
            return {"refused": str(error)}
        fields = fields_of(file, values)
        return {"fields": [*map(asdict, fields)], "sections": sections_of(file)}

    def fill(self, name: str, texts: Mapping[str, str], values: Values) -> Json:
        """Return the files with what a form says, and what is wrong with that, by field."""
        work, plan = self._taken(texts), self.plan.as_posix()
        try:
            file = self._shape(work)
            fields = task(name).fields(file, values)
            values = tidied(fields, values)
            if faults := lacking(fields, values) | unusable(fields, values):
                return {"faults": faults}
            made = task(name).write(file, work, plan, values)
        except PlanError:
            return {"refused": _BROKEN}
        except NotTaken as error:
            return {"faults": error.faults}
        except CannotEdit as error:
            return {"refused": str(error)}
        old = {report.message for report in self._problems(work)}
        found = [report for report in self._problems(made) if report.message not in old]
        by_field: dict[str, list[str]] = {}
        others: list[str] = []
        parsed = parse(text_of(made[plan], plan))
        names = [name for name, _, _ in each(fields, values)]
        for report in found:
            at = field_at(parsed, report.line, report.column, names) if report.file == plan else ""
            if at:
                by_field.setdefault(at, []).append(report.message)
            else:
                others.append(str(report))
        written = {path: typed(data) for path, data in made.items()}
        return {"texts": written, "faults": by_field, "others": others}

    def check(self, texts: Mapping[str, str]) -> Json:
        """Return what ``plan check`` says of the files with these texts."""
        return {"problems": [*map(of_fault, self._problems(self._taken(texts)))]}

    def change(self, texts: Mapping[str, str], day: str, summaries: Mapping[str, str]) -> Json:
        """Return what the texts change, and the files to hand in, their history complete.

        ``summaries`` holds the editor's words for entries of the history that the desk drafted.
        """
        work = self._taken(texts)
        key = (day, *summaries.items(), *work.items())
        return self._once(key, lambda: self._change(work, date.fromisoformat(day), summaries))

    def _change(self, work: dict[str, bytes], on: date, summaries: Mapping[str, str]) -> Json:
        name = self.plan.as_posix()
        try:
            made = completed(
                self._published,
                work[name],
                name,
                self._ledger,
                on,
                lambda entry: worded(entry, summaries),
            )
            found = difference(self._published, load_shape(made.data, name)[0], self._ledger)
        except PlanError as error:
            return {"refused": [*map(str, error.reports)], "files": [*self._files(work)]}
        except CannotEdit as error:
            latest = max((one.on for one in self._published.changes), default=on)
            words = CLOCK.format(on, latest) if latest > on else str(error)
            return {"refused": [words], "files": [*self._files(work)]}
        whole = {**work, name: made.data}
        return {
            "refused": [*map(str, self._problems(whole))],
            "words": [*map(of_part, parts(found, on))],
            "entries": [*of_entries(made)],
            "pages": [*of_pages(found.objects)],
            "files": [*self._files(whole)],
        }

    def preview(self, texts: Mapping[str, str], where: str, site: str) -> Json:
        """Return the page at an address of the site as these texts make it; empty as long as there are faults."""
        from macros.desk.preview import preview  # the templates take a while to load

        self._written(self._taken(texts))
        try:
            return {"html": preview(self.plan, where, site)}
        except PlanError:
            return {"html": ""}

    def rebase(self, base: Mapping[str, str], texts: Mapping[str, str]) -> Json:
        """Return what was written over other files, ``base``, written over those of today.

        What both changed is not taken but listed: path, line of today, and the lines that were written.
        """
        made: dict[str, str] = {}
        lost: list[str] = []
        for path, text in texts.items():
            if path not in self.base:
                made[path] = text  # a new file
                continue
            now = as_field(self.base[path], path)
            made[path], clashes = moved(base.get(path, ""), text, now)
            lost += [f"{path} 第 {at} 行：{' '.join(lines)}" for at, lines in clashes]
        return {"texts": made, "lost": lost}

    def saved(self, files: Iterable[Mapping[str, str]]) -> Json:
        """Begin anew with files that were saved: what is changed from now on is compared with them."""
        for file in files:
            self.base[file["path"]] = file["text"].encode("utf-8", "surrogateescape")
        self.__dict__.pop("_published", None)
        self.known.clear()
        return self.open()

    @cached_property
    def _published(self) -> PlanFile:
        return load_shape(self.base[self.plan.as_posix()], self.plan.as_posix(), strict=False)[0]

    @cached_property
    def _ledger(self) -> Ledger:
        return read(path_beside(self.plan))

    def _shape(self, work: Mapping[str, bytes]) -> PlanFile:
        return load_shape(work[self.plan.as_posix()], self.plan.as_posix())[0]

    def _taken(self, texts: Mapping[str, str]) -> dict[str, bytes]:
        """Return the files with what was written; what was not touched stays byte for byte."""
        work = dict(self.base)
        for path, text in texts.items():
            if path not in self.base:
                self._beside(path)
                work[path] = text.encode("utf-8", "surrogatepass")
            elif text != as_field(self.base[path], path):
                work[path] = Written.of(self.base[path]).bytes_of(text)
        return work

    def _beside(self, path: str) -> None:
        """Raise ValueError if a path is not that of a text beside the plan."""
        if Path(path).parent != self.plan.parent or not NEW_FILE.fullmatch(Path(path).name):
            raise ValueError(path)

    def _written(self, work: Mapping[str, bytes]) -> None:
        """Write the files into the folder, and take out new ones that are no longer wanted."""
        for path in self.tried - work.keys():
            Path(path).unlink(missing_ok=True)
        self.tried.clear()
        self.tried.update(work.keys() - self.base.keys())
        for path, data in work.items():
            Path(path).write_bytes(data)

    def _problems(self, work: Mapping[str, bytes]) -> list[Report]:
        """Return what ``plan check`` says of the files, in its order."""
        self._written(work)
        return self._once((date.today(), *work.items()), self._wrong)

    def _wrong(self) -> list[Report]:
        try:
            load_with_ledger(self.plan)
        except PlanError as error:
            return [*error.reports]
        return []

    def _once(self, key: tuple[object, ...], make: Callable[[], _Said]) -> _Said:
        """Return what is made of some files, or was made of them a moment ago."""
        if key not in self.known:
            said = make()
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[key] = said
        found: _Said = self.known[key]
        return found

    def _files(self, work: Mapping[str, bytes]) -> Iterator[Json]:
        """Yield each file that changed: what it holds now, and which lines are other ones."""
        for path, data in work.items():
            old = self.base.get(path)
            if data != old:
                after = typed(data)
                whole = [Hunk(1, 1, (), (*after.rstrip("\n").split("\n"),))]
                changed = hunks(as_field(old, path), after) if old is not None else whole
                yield {
                    "path": path,
                    "name": PurePosixPath(path).name,
                    "text": data.decode("utf-8", "surrogateescape"),
                    "new": old is None,
                    "hunks": [hunk._asdict() for hunk in changed],
                }
