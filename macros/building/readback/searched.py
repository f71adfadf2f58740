"""What search knows of each object and page: all that the data says of it, under its label, and nothing else."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any

from pypinyin.constants import PINYIN_DICT

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.official_words import official_words
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.said.names import in_chinese
from macros.building.readback.strange import words_in
from macros.index.entries import DocumentEntry, Entry, TermEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.fields import Model
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

Json = Any  # what json.loads gives
Pair = tuple[str, str]
"""A label, and words without white space."""
START, SPELLED = "search/index.js", "search/pinyin.js"
_CALL, _END = "planSearch(", ");"
_TOLD = {"期限", "进展", "修改情况", "后来的变化", "效力", "发文机关"}
"""Labels of sentences that are put together of several values."""
_DAYS = {"成文日期", "印发日期", "施行日期"}
_PAGE, _HISTORY = "page", 4


def searched(built: Built, site: Site) -> Iterator[Output]:
    """Yield the index of search, all its parts read together, and how its names are read aloud."""
    yield Output(START, partial(_records, built, site), True)
    yield Output(SPELLED, partial(_readings, built), True)


def part(content: bytes) -> Json:
    """Return what a part of the index hands over."""
    return json.loads(content.decode().strip().removeprefix(_CALL).removesuffix(_END))


def _records(built: Built, site: Site, content: bytes) -> Iterator[str]:
    start, rows, texts = _whole(built, content)
    kinds = [value for value, _ in start["kinds"]]
    objects = {address.page(one): one for one in site.index.living.values()}
    former = {address.page(one): one for one in site.index.former.values()}
    changes = {(f"{one.on}", _squeezed_lines(one.summary)) for one in site.index.changes}
    yield from differs("结果的个数", len(texts), len(rows))
    for row, said in zip(rows, texts, strict=False):
        row += [None] * (12 - len(row))
        where, pairs = row[1], [(label, _squeezed_lines(words)) for label, words in said]
        if entry := objects.get(where):
            faults = _object(built, site, entry, kinds[row[0]], row, pairs, rows)
        elif gone := former.get(where):
            faults = lists_differ(
                "停用原因", [words for _, words in pairs], [_squeezed_lines(gone.reason)]
            )
        elif row[10] == _HISTORY:
            faults = lists_differ(
                "变更", [str((row[3], words) in changes) for _, words in pairs], ["True"]
            )
        elif kinds[row[0]] == _PAGE:
            faults = _on_page(built, where, pairs) if pairs else iter(())
        else:
            faults = _known(site, pairs)
        yield from (f"{where} 的{fault}" for fault in faults)


def _whole(built: Built, content: bytes) -> tuple[Json, list[Json], list[Json]]:
    """Return the first part, the rows of names and the texts of all parts."""
    start = part(content)
    later = [part((built.folder / f"search/{name}").read_bytes()) for name in start["files"]]
    rows = [row for one in (start, *later) for row in one.get("names", ())]
    rows += [row for one in later if one["part"] == "names" for row in one["rows"]]
    return start, rows, [row for one in later if one["part"] == "texts" for row in one["rows"]]


def _object(
    built: Built, site: Site, entry: Entry, kind: str, row: Json, said: list[Pair], rows: list[Json]
) -> Iterator[str]:
    notice = isinstance(entry, DocumentEntry) and bool(entry.document.text)
    yield from differs("类别", kind, "notice" if notice else entry.kind.value)
    by_hand = [
        words for label, words in said if label == "编者说明" and not isinstance(entry, TopicEntry)
    ]
    if by_hand:
        yield from _on_page(built, address.page(entry), [("", words) for words in by_hand])
    said = [one for one in said if one[1] not in by_hand]
    yield from _known(site, said)
    lacking = [words for pair in _wanted(entry) if (words := pair[1]) and pair not in said]
    yield from lists_differ("文字", (), lacking)
    known = {squeeze(one) for one in _words(site)}
    named = [one for one in row[5] if squeeze(one) not in known | {squeeze(entry.title)}]
    if not isinstance(entry, DocumentEntry):
        yield from lists_differ("别的名称", named, [])
    if isinstance(entry, MeasureEntry):
        measure = entry.measure
        yield from differs("编号", row[3], entry.number)
        yield from differs("拟题", bool(row[8]), not entry.title_is_official)
        yield from differs("已删去", row[10] == 3, bool(measure.removed_by))
        days = sorted({str(one.on) for one in measure.all_deadlines if one.on})
        yield from lists_differ("日期", sorted(row[11] or ()), days)
        ties = {rows[place][1] for place in row[7] or ()}
        index = site.index
        tied = {address.page(index.units[id]) for id in entry.unit_ids}
        tied |= {address.page(index.documents[id]) for id in measure.documents}
        tied |= {address.page(index.topics[id]) for id in measure.topics}
        yield from lists_differ("关联", (), sorted(tied - ties))


def _wanted(entry: Entry) -> Iterator[Pair]:
    """Yield what must be found of an object: notes, reports, what it means, how it is reached."""
    match entry:
        case MeasureEntry():
            of: Model = entry.measure
            yield "", _squeezed_lines(entry.measure.text)
        case UnitEntry():
            of = entry.unit
            pairs = (("统一社会信用代码", of.code), ("联系方式", of.contact), ("网站", of.url))
            yield from ((label, squeeze(words or "")) for label, words in pairs)
        case DocumentEntry():
            of = entry.document
        case TopicEntry():
            of = entry.topic
            yield "编者说明", _squeezed_lines(of.description or "")
        case TermEntry():
            of = entry.term
            yield "释义", _squeezed_lines(of.definition or "")
        case _:
            of = entry.section
    yield from (("编者注", _squeezed_lines(note.text)) for note in getattr(of, "notes", ()))


def _known(site: Site, said: Iterable[Pair]) -> Iterator[str]:
    """Yield the words that nobody wrote, or that are shown as official and are not."""
    _, official = official_words(site)
    written, days = _squeezed(site), _days(site)
    for label, words in said:
        if label in ("", "原先的文字"):
            known = all(map(official.__contains__, words.split("\n")))
        elif label == "总的分工规定":
            known = words in official
        elif label in _DAYS:
            known = words in days
        else:
            known = label in _TOLD or words in written
        if not known:
            yield f"“{label or '原文'}”不是数据里的字：{words[:30]}"


def _on_page(built: Built, where: str, said: Iterable[Pair]) -> Iterator[str]:
    """Yield the words of a page written by hand that are not on it."""
    if where not in built.pages:
        return  # which its address, read with the names, says
    (article,) = built.pages[where].tree.iter("article")
    for size in article.xpath(".//*[@class='pl-size']"):
        size.drop_tree()
    shown = squeeze(article.text_content())
    yield from lists_differ("文字", [words for _, words in said if squeeze(words) not in shown], ())


@cache
def _words(site: Site) -> frozenset[str]:
    index = site.index
    held: list[Model] = [index.plan, *index.changes, *index.moved, *index.retired]
    held += [one.measure for one in index.measures.values()]
    held += [one.unit for one in index.units.values()]
    held += [one.document for one in index.documents.values()]
    held += [one.section for one in index.parts.values()]
    held += [one.topic for one in index.topics.values()]
    held += [one.term for one in index.terms.values()]
    return frozenset(words for one in held for words in words_in(one))


@cache
def _squeezed(site: Site) -> frozenset[str]:
    return frozenset(map(_squeezed_lines, _words(site)))


def _squeezed_lines(words: str) -> str:
    """Return words without white space but for what parts their paragraphs."""
    return "\n".join(filter(None, map(squeeze, words.split("\n"))))


def _days(site: Site) -> set[str]:
    plan, documents = site.index.plan, site.index.documents.values()
    given = (plan.issued_on, plan.effective, *(one.document.issued_on for one in documents))
    return {in_chinese(day) for day in given if day}


def _readings(built: Built, content: bytes) -> Iterator[str]:
    """Every Chinese character of a name has one of its readings, and no other character has one."""
    said = part(content)
    found: dict[str, str] = {}
    for run in said["readings"].split():
        syllable = "".join(one for one in run if one.isascii())
        found.update(dict.fromkeys(run.removeprefix(syllable), syllable))
    start, rows, _ = _whole(built, (built.folder / START).read_bytes())
    named = [word for row in rows for word in (row[2], *row[5], *((row[9:10] and row[9]) or ()))]
    named += [word for pair in start["synonyms"] for words in pair for word in words]
    letters = {one for one in "".join(named) if "\u3400" <= one <= "\u9fff" or one > "\U0001ffff"}
    yield from lists_differ("有读音的字", sorted(found), sorted(letters))
    odd = [one for one, syllable in found.items() if syllable not in _read_as(one)]
    yield from lists_differ("读音不对的字", odd, ())
    for word, syllables in said["phrases"].items():
        pairs = zip(word, syllables.split(), strict=False)
        if len(word) != len(syllables.split()) or any(s not in _read_as(c) for c, s in pairs):
            yield f"“{word}”的读音不对：{syllables}"


def _read_as(letter: str) -> set[str]:
    """Return how a character is read, without tones."""
    plain = unicodedata.normalize("NFD", PINYIN_DICT.get(ord(letter), letter))
    return {"".join(one for one in said if one.isalpha()) for said in plain.split(",")}
