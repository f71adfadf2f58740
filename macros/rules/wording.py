"""Rules on official wording: it is quoted exactly and nothing is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from macros.grounds.passages import ground, plan_with
from macros.model.measure import Source
from macros.model.printed import walk_printed, walk_supplements
from macros.model.problems import Problem, Route
from macros.model.walk import walk_deadlines, walk_measures, walk_notes
from macros.rules.context import Context
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.title_marks import without_stop

NEARBY = 20_000
"""A text that differs is looked for within so many characters."""


def quotes_are_verbatim(context: Context) -> Iterator[Problem]:
    """quote 里的话在原文中一字不差。"""
    later = {document.id for _, document in walk_supplements(context.file)}
    for at in walk_measures(context.file):
        measure = at.measure
        quoted: list[tuple[Route, str | None]] = []
        for n, involvement in enumerate(measure.units):
            if _rests_on(involvement.source, later):
                continue
            if not plan_with(context.file.plan, measure, at.sections, involvement.quote):
                quoted.append((("units", n, "quote"), involvement.quote))
        quoted += [((*place, "quote"), d.quote) for place, d in walk_deadlines(measure)]
        quoted += [
            (("targets", n, "quote"), target.quote)
            for n, target in enumerate(measure.targets)
            if not _rests_on(target.source, later)
        ]
        for route, quote in quoted:
            official = ground(measure, at.sections, quote)
            if quote and squeeze(quote) not in squeeze(official):
                yield _not_verbatim((*at.route, *route), quote, official)
    for route, note, text in walk_notes(context.file):
        if note.quote and text and squeeze(note.quote) not in squeeze(text):
            yield _not_verbatim((*route, "quote"), note.quote, text)


def _rests_on(source: Source | None, documents: Collection[str]) -> bool:
    """Whether something rests on one of these documents: later_parts_have_grounds looks for its words there."""
    return source is not None and source.document in documents


def _not_verbatim(route: Route, quote: str, text: str) -> Problem:
    words, official = squeeze(quote), squeeze(text)
    kept = next(n for n in range(len(words), -1, -1) if words[:n] in official)
    if kept < 2:
        words = f"引文“{excerpt(quote)}”在原文中没有；请从原文复制，一字不差。"
        return Problem(route, words)
    where = f"从“{excerpt(words[kept:], 12)}”起与原文不同"
    message = f"引文“{excerpt(quote)}”{where}；请从原文复制，一字不差。"
    return Problem(route, message, offset=kept)


def titles_end_without_a_stop(context: Context) -> Iterator[Problem]:
    """措施的标题不带末尾的句号、冒号、破折号。"""
    for at in walk_measures(context.file):
        title = at.measure.title
        if stop := title.removeprefix(without_stop(title)):
            words = f"标题“{excerpt(title)}”末尾多了“{stop}”；它留在原文 text 里，从标题中删去。"
            yield Problem((*at.route, "title"), words)


def every_word_is_kept(context: Context) -> Iterator[Problem]:
    """公文文本副本的每个字都在数据里，次序相同，不多不少。"""
    if context.transcription is not None:
        copy = context.file.plan.source.transcription
        yield from differences(walk_printed(context.file), context.transcription, copy, ("plan",))
    for route, document in walk_supplements(context.file):
        text = context.copies.get(document.id)
        if text is not None and document.transcription:
            pieces = [((*route, "text"), document.text or "")]
            yield from differences(pieces, text, document.transcription, route)


def differences(
    pieces: Iterable[tuple[Route, str]], transcription: str, copy: str, start: Route
) -> Iterator[Problem]:
    """Yield where the pieces together are not the words of a stored copy, in its order."""
    official = squeeze(transcription)
    cursor, sure = 0, True
    last = start
    for route, text in pieces:
        words = squeeze(text)
        found = official.find(words, cursor)
        if found < 0:
            yield _not_in_copy(route, words, official, cursor, copy)
            sure = False
            continue
        if found > cursor and sure:
            yield _unmarked(last, official[cursor:found]) or _lost(
                route, official[cursor:found], copy
            )
        cursor, sure, last = found + len(words), True, route
    if sure and cursor < len(official):
        yield _lost(last, official[cursor:], copy)


def _lost(route: Route, words: str, copy: str) -> Problem:
    return Problem(
        route,
        f"公文文本副本中的“{excerpt(words)}”（{len(words)} 个字）在这里没有录入；"
        f"请补上原文，一字不漏；公文已删去这些话的，也从副本 {copy} 中删去。",
    )


def _unmarked(last: Route, words: str) -> Problem | None:
    """Return the problem if all that is missing is the mark after a printed number or heading."""
    if last[-1:] == ("title",) and not without_stop(f"题{words}").removeprefix("题"):
        said = f"标题后面少了“{words}”；标题和正文印在同一段的，标题连同它写，正文写在 intro。"
        return Problem(last, said)
    if last[-1:] != ("number",) or any(char.isalnum() for char in words):
        return None
    return Problem(last, f"序号后面少了“{words}”；序号连同标点照公文写，并加英文双引号。")


def _not_in_copy(route: Route, words: str, official: str, cursor: int, copy: str) -> Problem:
    if words in official:
        return Problem(
            route, f"“{excerpt(words)}”在公文文本副本中的位置更靠前；请按公文的顺序排列。"
        )
    kept = 0
    low, high = 0, len(words)
    while low <= high:  # find the longest beginning of words that the official text has
        middle = (low + high) // 2
        if official.find(words[:middle], cursor, cursor + NEARBY) >= 0:
            kept, low = middle, middle + 1
        else:
            high = middle - 1
    if kept < 4:
        said = f"；公文接下来是“{excerpt(official[cursor:], 16)}”" if official[cursor:] else ""
        whole = route[-1:] == ("text",) and "tables" not in route
        new = f"；公文新增的，也加进副本 {copy}" if whole else ""
        return Problem(
            route, f"“{excerpt(words)}”不在公文文本副本中{said}；请从公文复制，一字不差{new}。"
        )
    place = official.index(words[:kept], cursor) + kept
    return Problem(
        route,
        f"原文与公文文本副本不一致：“{words[max(0, kept - 8) : kept]}”之后这里是"
        f"“{excerpt(words[kept:], 12) or '（结束）'}”，公文是“{excerpt(official[place:], 12)}”；"
        "请照公文改正。",
        offset=kept,
    )
