"""data/plan.yml to a checked plan, or every fault in it at once. The only reader of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from macros.model import PlanFile
from macros.problems import PlanError, Problem, Report, shown
from macros.rules import check_meaning
from macros.shape import shape_problems
from macros.walk import MeasureAt, walk_measures
from macros.yamltext import Parsed, parse

MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Loaded:
    """A plan without faults, the text it was checked against, and where each value stands."""

    file: PlanFile
    path: Path
    transcription: str
    parsed: Parsed = field(repr=False)

    def measures(self) -> Iterator[MeasureAt]:
        """Yield all measures in printed order."""
        return walk_measures(self.file)


def load(path: Path) -> Loaded:
    """Read and check the plan at ``path`` and the transcription beside it.

    Raises PlanError with every fault found.
    """
    text = _read(path)
    parsed = parse(text)
    name = shown(path)
    reports = [Report(r.line, r.column, r.message, name) for r in parsed.reports]
    if parsed.value is None:
        raise PlanError(reports or [Report(1, 1, "文件是空的；请从版本记录中恢复它。", name)])
    try:
        file = PlanFile.model_validate(parsed.value)
    except ValidationError as error:
        problems = (p for p in shape_problems(error) if p.route not in parsed.empty)
        raise PlanError([*reports, *_located(problems, parsed, name)]) from None
    transcription, unread = _transcription(path, file)
    problems = check_meaning(file, transcription)
    reports.extend(_located(unread, parsed, name))
    reports.extend(_located(problems, parsed, name))
    if reports:
        raise PlanError(reports)
    return Loaded(file, path, transcription or "", parsed)


def _transcription(path: Path, file: PlanFile) -> tuple[str | None, list[Problem]]:
    """Return the stored copy of the official text, or None and why it cannot be read."""
    copy = path.parent / file.plan.source.transcription
    try:
        return _read(copy), []
    except PlanError as error:
        route = ("plan", "source", "transcription")
        reason = error.reports[0].message
        return None, [Problem(route, f"读不到公文文本副本“{copy.name}”：{reason}")]


def _located(problems: Iterable[Problem], parsed: Parsed, name: str) -> list[Report]:
    reports = []
    for problem in problems:
        mark = parsed.place(problem.route, at_key=problem.at_key)
        reports.append(Report(mark.line, mark.column, problem.message, name))
    return reports


def _read(path: Path) -> str:
    """Return the text of the file with line ends as ``\\n``; a byte order mark is dropped."""
    name = shown(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            words = f"文件有 {size // 1024 // 1024} MB，上限是 {MAX_BYTES // 1024 // 1024} MB。"
            raise PlanError([Report(1, 1, words, name)])
        data = path.read_bytes()
    except OSError as error:
        reason = "没有这个文件" if isinstance(error, FileNotFoundError) else "打不开这个文件"
        raise PlanError([Report(1, 1, f"{reason}；请检查文件名和位置。", name)]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlanError([_not_utf8(data, error, name)]) from None
    return text.replace("\r\n", "\n")


def _not_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> Report:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    guess = ""
    for encoding, label in (("utf-16", "UTF-16"), ("gb18030", "GBK")):
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        guess = f"，看起来是 {label}"
        break
    return Report(line, column, f"文件编码不是 UTF-8{guess}；请在编辑器中另存为 UTF-8 编码。", name)
