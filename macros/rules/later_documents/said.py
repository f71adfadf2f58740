"""Rule on deadlines and progress that rest on a document which amends the plan: it says them of that measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.model.kinds import ProgressStatus
from macros.model.measure import Deadline, Progress
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.later_documents.begun import another_begin
from macros.rules.later_documents.moved_days import another_day
from macros.rules.later_documents.pauses import pauses_over, resumed_again
from macros.rules.later_documents.replaced import still_there
from macros.rules.later_documents.told import Told, walk_told
from macros.text.deeds import Deed, Order
from macros.text.excerpt import excerpt
from macros.text.later_words import (
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
from macros.text.reflow import squeeze


def later_words_are_said(context: Context) -> Iterator[Problem]:
    """期限、进展的来源是修改方案的文件的，是它对本措施说的；写推迟多久的，日期照原来的期限推算；写明从哪一天起暂停、停止、恢复的，日期是那一天；它让恢复的，不再是已暂停。"""
    texts = {one.id: squeeze(one.text or "") for _, one in walk_supplements(context.file)}
    for told in walk_told(context.file):
        if told.words not in texts[told.by]:
            words = f"文件“{told.by}”的全文里没有“{excerpt(told.words)}”；请照该文件写，一字不差。"
            yield Problem(told.route, words)
        elif isinstance(told.what, Deadline):
            yield from _moved_by_order(context, told, told.what)
            yield from still_there(context.file, told, told.what, _moving(context, told))
        elif told.ends:
            yield from _ended_by_order(context, told, told.what)
        else:
            yield from _reported(context, told, told.what)
    yield from resumed_again(context.file, context.grounds)
    yield from pauses_over(context.file, context.grounds)


def _orders(context: Context, told: Told) -> list[Order]:
    return [one for one in context.grounds.orders[told.by] if one.deed is not Deed.GIVE]


def _moving(context: Context, told: Told) -> list[Order]:
    """Return the orders that move a deadline of this measure to the one that was entered."""
    said = (one for one in _orders(context, told) if told.words in squeeze(one.words))
    return [one for one in said if moved_to(one) and told.is_for(context.grounds, one)]


def _certain(orders: Iterable[Order]) -> list[Order]:
    return [one for one in orders if not is_doubtful(one.words)]


def _of_another(told: Told, order: Order) -> Problem:
    words = f"文件“{told.by}”的“{excerpt(order.words)}”说的不是本措施；请核对是哪一项措施。"
    return Problem(told.route, words)


def _text(context: Context, by: str) -> str:
    return next(one.text or "" for one in context.file.documents if one.id == by)


def _moved_by_order(context: Context, told: Told, deadline: Deadline) -> Iterator[Problem]:
    """Yield the problem if a document neither moves a deadline of this measure nor says one in such words."""
    if _is_given(context, told):
        return
    with_words = [one for one in _orders(context, told) if told.words in squeeze(one.words)]
    others = () if with_words else dated(_text(context, told.by), told.words)
    said = _certain([*with_words, *others])
    here = [
        one
        for one in said
        if (told.is_for if one in with_words else told.is_meant)(context.grounds, one)
    ]
    moving_here = [one for one in here if moved_to(one)]
    if not here and said:
        yield _of_another(told, said[0])
    elif not here or (with_words and not moving_here):
        words = f"文件“{told.by}”里写“{excerpt(told.words)}”的话没有改动本措施的期限；请照它写给本措施的期限写，没有就删去。"
        yield Problem(told.route, words)
    elif with_words and not any(told.holds(one) for one in moving_here):
        one = moving_here[0]
        whole = one.own or "、".join(moved_to(one))
        said_here = one.words if one.own else own_words(one)
        words = (
            f"文件“{told.by}”写的是“{excerpt(said_here)}”，期限原文没有写全“{whole}”；请照它写。"
        )
        yield Problem(told.route, words)
    else:
        own = next((one for one in moving_here if one.own and one in with_words), None)
        yield from another_day(context, told, deadline, own)


def _is_given(context: Context, told: Told) -> bool:
    """Whether its words are words of the measure that the document itself gives."""
    measure, by = told.at.measure, told.by
    mine = by in (measure.added_by, *(one.until for one in measure.earlier))
    mine |= any(by in (one.added_by, *(e.until for e in one.earlier)) for one in told.at.sections)
    new = any(
        len(one.ends) < 2 and told.words in squeeze(one.new) and told.is_for(context.grounds, one)
        for one in _orders(context, told)
    )
    return (mine and told.words in squeeze(measure.text)) or new


def _ended_by_order(context: Context, told: Told, progress: Progress) -> Iterator[Problem]:
    """Yield the problem if a document does not pause or stop this measure, or not yet on that day."""
    pause = progress.status is ProgressStatus.PAUSED
    read = [
        one
        for one in _orders(context, told)
        if told.is_ended_by(one) and (told.words or pause is pauses(squeeze(own_words(one))))
    ]
    spans = [(one.start, one.start + len(squeeze(one.words))) for one in read]
    more = [
        one
        for one in (paused if pause else stopped)(_text(context, told.by))
        if not any(a <= one.start < b for a, b in spans)
    ]
    read, more = _certain(read), _certain(more)
    here = [one for one in read if told.is_for(context.grounds, one)]
    here += [one for one in more if told.is_meant(context.grounds, one)]
    if not any(told.holds(one) for one in here):
        others = [one for one in (*read, *more) if told.words and told.holds(one)]
        if others and not here:
            yield _of_another(told, others[0])
            return
        words = f"文件“{told.by}”没有写明本措施{progress.status.label.removeprefix('已')}；请照它改正状态和来源用词，说的是别的措施的，写到那一项。"
        yield Problem(told.route, words)
        return
    kind = "pause" if pause else "stop"
    yield from another_begin(
        context, told, progress, [one for one in here if told.holds(one)], kind
    )


def _reported(context: Context, told: Told, progress: Progress) -> Iterator[Problem]:
    """Yield the problem if the document says what is entered, but of another measure or from another day."""
    said = [
        one for one in _orders(context, told) if told.words and told.words in squeeze(one.words)
    ]
    here = [one for one in said if told.is_for(context.grounds, one)]
    goes_on = [one for one in resumed(_text(context, told.by)) if told.words in squeeze(one.words)]
    on_here = [one for one in goes_on if told.is_meant(context.grounds, one)]
    plain = list(reported(_text(context, told.by), told.words)) if told.words else []
    of_others = plain and all(one.cited for one in plain)
    if told.words and (said or goes_on) and not (here or on_here):
        yield _of_another(told, (said or goes_on)[0])
    elif told.words and not plain:
        words = f"文件“{told.by}”没有单独写“{excerpt(told.words)}”，前面还有别的字（如“未”“部分”）；请照它写全 word，并核对状态。"
        yield Problem(told.route, words)
    elif of_others and not any(told.is_meant(context.grounds, one) for one in plain):
        yield _of_another(told, plain[0])
    else:
        yield from another_begin(context, told, progress, [*here, *on_here], "resume")
