"""data/plan.yml to a checked plan, or every fault in it at once. The only reader of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from macros.loading.blanks import blank_problems
from macros.loading.partial import certain_problems
from macros.loading.reading import digest_of, read_text, text_of
from macros.loading.runs import run_problems
from macros.loading.shape import shape_problems
from macros.loading.unprintable import unprintable_problems
from macros.loading.yamltext import Parsed, parse
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import PlanError, Problem, Report, Route, shown
from macros.model.values import is_address
from macros.model.walk import MeasureAt, walk_measures, walk_sources
from macros.rules import check_meaning, to_review
from macros.rules.context import Copies
from macros.text.characters.allowed import cleaned, unwanted_in


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

    def beside(self) -> Iterator[str]:
        """Yield the names of the files that the plan names: official texts, and kept copies."""
        yield self.file.plan.source.transcription
        yield from (d.transcription for d in self.file.documents if d.transcription)
        yield from _kept(self.file)

    def to_review(self) -> list[Report]:
        """Return the words that seem to state something, for which no review is declared."""
        name = shown(self.path)
        found = [replace(unread.problem, rule=unread.kind.value) for unread in to_review(self.file)]
        return sorted(_located(found, self.parsed, name))


def load(path: Path) -> Loaded:
    """Read and check the plan at ``path`` and the transcription beside it.

    Raises PlanError with every fault found, Unreadable if there is nothing to check.
    """
    return load_text(read_text(path), path)


def load_text(text: str, path: Path) -> Loaded:
    """Check ``text`` as if the file at ``path`` held it. Raises PlanError with every fault found."""
    name = shown(path)
    parsed = read_yaml(text, name)
    reports = [*parsed.reports]
    blanks = blank_problems(parsed.value)
    reports += _located([*blanks, *unprintable_problems(parsed)], parsed, name)
    if runs := run_problems(parsed):  # nothing else can be asked of such a text in any time
        raise PlanError([*reports, *_located(runs, parsed, name)])
    reported = parsed.reported | {problem.route for problem in blanks}
    reported |= {
        problem.route[:-1] for problem in blanks
    }  # not of the object either: it is not finished
    try:
        file = PlanFile.model_validate(parsed.value)
    except ValidationError as error:
        shape = [
            problem
            for problem in shape_problems(error, parsed.value)
            if problem.route not in reported
        ]
        meaning = certain_problems(parsed.value, error, lambda file: _copies(path, file)[0])
        meaning = [problem for problem in meaning if problem.route not in reported]
        reports += _located([*shape, *meaning], parsed, name)
        raise PlanError(reports) from None
    copies, faults, unread = _copies(path, file)
    problems = check_meaning(file, copies)
    reports += [*faults, *_located(unread, parsed, name)]
    reports += _located((p for p in problems if p.route not in reported), parsed, name)
    if reports:
        raise PlanError(reports)
    return Loaded(file, path, copies.notice or "", parsed)


def load_shape(data: bytes, name: str, *, strict: bool = True) -> tuple[PlanFile, Parsed]:
    """Return the plan that ``data`` holds and where everything stands, checked by shape alone.

    Rules of meaning are not asked: an old plan need not obey rules that are younger than itself.
    Not ``strict``: nor need it be written in a way that is accepted today. Raises PlanError, in
    which the file has this ``name``.
    """
    parsed = read_yaml(text_of(data, name), name)
    try:
        file = PlanFile.model_validate(parsed.value)
    except ValidationError as error:
        problems = shape_problems(error, parsed.value)
        raise PlanError([*parsed.reports, *_located(problems, parsed, name)]) from None
    if strict and parsed.reports:
        raise PlanError(parsed.reports)
    return file, parsed


def read_yaml(text: str, name: str) -> Parsed:
    """Return the values in ``text`` and what is wrong with its YAML. Raises PlanError if there are none."""
    parsed = parse(text)
    parsed.reports = [replace(report, file=name) for report in parsed.reports]
    if parsed.value is None:
        words = "文件里没有数据；请从版本记录中恢复它。"
        raise PlanError(parsed.reports or [Report(1, 1, words, name, "empty_file")])
    return parsed


def _copies(path: Path, file: PlanFile) -> tuple[Copies, list[Report], list[Problem]]:
    """Return the stored official texts, the faults in them, and those that cannot be read."""
    faults: list[Report] = []
    unread: list[Problem] = []

    def read(copy: str, route: Route) -> str | None:
        try:
            text = read_text(path.parent / copy)
        except PlanError as error:
            for report in error.reports:
                words = f"读不到公文文本副本“{copy}”：{report.message}"
                unread.append(Problem(route, words, rule="transcription"))
            return None
        faults.extend(_unwanted(text, shown(path.parent / copy)))
        return cleaned(text)

    notice = read(file.plan.source.transcription, ("plan", "source", "transcription"))
    amending = {
        document.id: read(document.transcription, (*route, "transcription"))
        for route, document in walk_supplements(file)
        if document.transcription
    }
    kept = {name: digest_of(path.parent / name) for name in _kept(file)}
    return Copies(notice, amending, kept), faults, unread


def _kept(file: PlanFile) -> Iterator[str]:
    """Yield the names of the kept copies of sources."""
    for _, source in walk_sources(file):
        if source.archive and not is_address(source.archive):
            yield source.archive


def _unwanted(text: str, name: str) -> Iterator[Report]:
    for line, column, words in unwanted_in(text, allowed="\t\xa0\u2002\u2003\u2009\u202f"):
        yield Report(line, column, f"公文文本副本：{words}", name, "characters")


def _located(problems: Iterable[Problem], parsed: Parsed, name: str) -> list[Report]:
    reports = []
    for problem in problems:
        mark = parsed.place(problem.route, at_key=problem.at_key)
        if problem.offset is not None:
            mark = parsed.inside(mark, problem.offset)
        reports.append(Report(mark.line, mark.column, problem.message, name, problem.rule))
    return reports
