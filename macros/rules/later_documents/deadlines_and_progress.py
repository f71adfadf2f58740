"""Rule on deadlines and progress that rest on a document which amends the plan: it says them of that measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.model.kinds import ProgressStatus
from macros.model.measure import Deadline, Progress
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.explained import UNREAD
from macros.rules.later_documents.later_entries import LaterEntry, walk_later_entries
from macros.rules.later_documents.pauses import pauses_over, resumed_again
from macros.rules.later_documents.placing import Placing
from macros.rules.later_documents.postponed_deadlines import another_day
from macros.rules.later_documents.start_days import another_begin
from macros.rules.later_documents.superseded_deadlines import still_there
from macros.text.later_documents.later_words import (
    dated,
    is_doubtful,
    moved_to,
    own_words,
    paused,
    pauses,
    reported,
    resumed,
    stopped,
)
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order


def later_entries_have_grounds(context: Context) -> Iterator[Problem]:
    """期限、进展的来源是修改方案的文件的，是它对本措施说的；写推迟多久的，日期照原来的期限推算；写明从哪一天起暂停、停止、恢复的，日期是那一天；它让恢复的，不再是已暂停。"""
    texts = {one.id: squeeze(one.text or "") for _, one in walk_supplements(context.file)}
    for entry in walk_later_entries(context.file):
        if entry.words not in texts[entry.by]:
            words = (
                f"文件“{entry.by}”的全文里没有“{excerpt(entry.words)}”；请照该文件写，一字不差。"
            )
            yield Problem(entry.route, words)
        elif isinstance(entry.what, Deadline):
            yield from _moved_by_order(context, entry, entry.what)
            yield from still_there(context.file, entry, entry.what, _moving(context, entry))
        elif entry.ends:
            yield from _ended_by_order(context, entry, entry.what)
        else:
            yield from _reported(context, entry, entry.what)
    yield from resumed_again(context.file, context.grounds)
    yield from pauses_over(context.file, context.grounds)


def _orders(context: Context, entry: LaterEntry) -> list[Order]:
    return [one for one in context.grounds.orders[entry.by] if one.deed is not Deed.GIVE]


def _moving(context: Context, entry: LaterEntry) -> list[Order]:
    """Return the orders that move a deadline of this measure to the one that was entered."""
    said = (one for one in _orders(context, entry) if entry.words in squeeze(one.words))
    return [one for one in said if moved_to(one) and entry.is_for(context.grounds, one)]


def _certain(orders: Iterable[Order]) -> list[Order]:
    return [one for one in orders if not is_doubtful(one.words)]


def _of_another(entry: LaterEntry, order: Order) -> Problem:
    words = f"文件“{entry.by}”的“{excerpt(order.words)}”说的不是本措施；请核对是哪一项措施。"
    return Problem(entry.route, words)


def _text(context: Context, by: str) -> str:
    return context.file.document(by).text or ""


def _is_explained(context: Context, entry: LaterEntry) -> bool:
    """Whether a note on the document explains the words of an entry, which nobody reads and which are of no other measure."""
    document = context.file.document(entry.by)
    placing = Placing(context.file, document.text or "")
    told = placing.explained(document)
    return any(
        a <= start and end <= b and placing.is_of(entry.at, (start, end)) is not False
        for start, end in placing.find(entry.words)
        for a, b in told
    )


def _moved_by_order(context: Context, entry: LaterEntry, deadline: Deadline) -> Iterator[Problem]:
    """Yield the problem if a document neither moves a deadline of this measure nor says one in such words."""
    if _is_given(context, entry):
        return
    with_words = [one for one in _orders(context, entry) if entry.words in squeeze(one.words)]
    others = () if with_words else dated(_text(context, entry.by), entry.words)
    said = _certain([*with_words, *others])
    here = [
        one
        for one in said
        if (entry.is_for if one in with_words else entry.is_meant)(context.grounds, one)
    ]
    moving_here = [one for one in here if moved_to(one)]
    if not here and said:
        yield _of_another(entry, said[0])
    elif not (with_words and moving_here) and _is_explained(context, entry):
        return
    elif not here or (with_words and not moving_here):
        words = f"文件“{entry.by}”里写“{excerpt(entry.words)}”的话没有改动本措施的期限；请照它写给本措施的期限写，没有就删去；{UNREAD}"
        yield Problem(entry.route, words)
    elif with_words and not any(entry.holds(one) for one in moving_here):
        one = moving_here[0]
        whole = one.own or "、".join(moved_to(one))
        said_here = one.words if one.own else own_words(one)
        words = (
            f"文件“{entry.by}”写的是“{excerpt(said_here)}”，期限原文没有写全“{whole}”；请照它写。"
        )
        yield Problem(entry.route, words)
    else:
        own = next((one for one in moving_here if one.own and one in with_words), None)
        yield from another_day(context, entry, deadline, own)


def _is_given(context: Context, entry: LaterEntry) -> bool:
    """Whether its words are words of the measure that the document itself gives."""
    measure, by = entry.at.measure, entry.by
    mine = by in (measure.added_by, *(one.until for one in measure.earlier))
    mine |= any(by in (one.added_by, *(e.until for e in one.earlier)) for one in entry.at.sections)
    new = any(
        len(one.ends) < 2 and entry.words in squeeze(one.new) and entry.is_for(context.grounds, one)
        for one in _orders(context, entry)
    )
    return (mine and entry.words in squeeze(measure.text)) or new


def _ended_by_order(context: Context, entry: LaterEntry, progress: Progress) -> Iterator[Problem]:
    """Yield the problem if a document does not pause or stop this measure, or not yet on that day."""
    pause = progress.status is ProgressStatus.PAUSED
    read = [
        one
        for one in _orders(context, entry)
        if entry.is_ended_by(one) and pause is pauses(squeeze(own_words(one)))
    ]
    spans = [(one.start, one.start + len(squeeze(one.words))) for one in read]
    more = [
        one
        for one in (paused if pause else stopped)(_text(context, entry.by))
        if not any(a <= one.start < b for a, b in spans)
    ]
    read, more = _certain(read), _certain(more)
    here = [one for one in read if entry.is_for(context.grounds, one)]
    here += [one for one in more if entry.is_meant(context.grounds, one)]
    if not any(entry.holds(one) for one in here):
        others = [one for one in (*read, *more) if entry.words and entry.holds(one)]
        if others and not here:
            yield _of_another(entry, others[0])
            return
        if _is_explained(context, entry):
            return
        words = f"文件“{entry.by}”没有写明本措施{progress.status.label.removeprefix('已')}；请照它改正状态和来源用词，说的是别的措施的，写到那一项；{UNREAD}"
        yield Problem(entry.route, words)
        return
    kind = "pause" if pause else "stop"
    yield from another_begin(
        context, entry, progress, [one for one in here if entry.holds(one)], kind
    )


def _reported(context: Context, entry: LaterEntry, progress: Progress) -> Iterator[Problem]:
    """Yield the problem if the document says what is entered, but of another measure or from another day."""
    said = [
        one for one in _orders(context, entry) if entry.words and entry.words in squeeze(one.words)
    ]
    here = [one for one in said if entry.is_for(context.grounds, one)]
    goes_on = [
        one for one in resumed(_text(context, entry.by)) if entry.words in squeeze(one.words)
    ]
    on_here = [one for one in goes_on if entry.is_meant(context.grounds, one)]
    plain = list(reported(_text(context, entry.by), entry.words)) if entry.words else []
    of_others = plain and all(one.cited for one in plain)
    if entry.words and (said or goes_on) and not (here or on_here):
        yield _of_another(entry, (said or goes_on)[0])
    elif entry.words and not plain:
        words = f"文件“{entry.by}”没有单独写“{excerpt(entry.words)}”，前面还有别的字（如“未”“部分”）；请照它写全 word，并核对状态。"
        yield Problem(entry.route, words)
    elif of_others and not any(entry.is_meant(context.grounds, one) for one in plain):
        yield _of_another(entry, plain[0])
    else:
        yield from another_begin(context, entry, progress, [*here, *on_here], "resume")
