"""What a filled sheet reports, put into the data file: progress, reports on several measures, an entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from macros.editing.diff.compare import difference
from macros.editing.diff.fields import plain
from macros.editing.history_entries import draft, with_entries
from macros.editing.insert import insert
from macros.editing.sheets.filled import RowReport
from macros.loading.load import load_shape
from macros.model.measure import Measure, Progress, ProgressReport, ReportItem, Source
from macros.model.walk import walk_measures

_Place = tuple[date, Source]
"""What one report shares: the day of its progress, and where it stands."""


def with_progress_and_entry(data: bytes, new: Sequence[RowReport], day: date) -> bytes:
    """Return the data file with what a sheet reports and the entry of ``day`` that says so. Raises CannotEdit."""
    before, _ = load_shape(data, "")
    data = with_progress(data, new)
    return with_entries(data, draft(difference(before, load_shape(data, "")[0]), day))


def _shared(new: Sequence[RowReport]) -> dict[_Place, list[RowReport]]:
    shared: dict[_Place, list[RowReport]] = {}
    for one in new:
        shared.setdefault((one.progress.date, one.progress.source), []).append(one)
    return shared


def with_progress(data: bytes, new: Sequence[RowReport]) -> bytes:
    """Return the data file with what a sheet reports, without an entry. Raises CannotEdit.

    What one source tells of several measures is a report; of one measure, it stands with the measure.
    """
    before, _ = load_shape(data, "")
    alone: dict[str, list[Progress]] = {}
    reports: list[ProgressReport] = []
    for (on, source), ones in _shared(new).items():
        if len({one.measure for one in ones}) > 1:
            reports.append(ProgressReport(date=on, source=source, items=_items(ones)))
        else:
            alone.setdefault(ones[0].measure, []).extend(one.progress for one in ones)
    for at in walk_measures(before):
        if given := alone.get(at.measure.id):
            route, place = (*at.route, "progress"), len(at.measure.progress)
            values = [plain(one) for one in given]
            data = insert(data, route, place, values, Progress, within=Measure).data
    if reports:
        values = [plain(one) for one in reports]
        data = insert(data, ("reports",), len(before.reports), values, ProgressReport).data
    return data


def _items(new: Sequence[RowReport]) -> tuple[ReportItem, ...]:
    """Return the items of a report: measures of which it says the same stand together."""
    alike: dict[tuple[object, ...], list[RowReport]] = {}
    for one in new:
        progress = one.progress
        alike.setdefault((progress.status, progress.word, progress.summary), []).append(one)
    return tuple(
        ReportItem(
            measures=tuple(one.measure for one in ones),
            status=ones[0].progress.status,
            word=ones[0].progress.word,
            summary=ones[0].progress.summary,
        )
        for ones in alike.values()
    )
