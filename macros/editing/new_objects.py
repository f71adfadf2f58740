"""A new object or report for a plan: a free id, the next number, the list in which it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from macros.editing.cannot import CannotEdit
from macros.editing.insert import Inserted, insert, value_at
from macros.loading.blanks import BLANK
from macros.model.kinds import ObjectKind
from macros.model.measure import Measure, ProgressReport, ReportItem
from macros.model.plan import Document, Term, Topic
from macros.model.problems import Route
from macros.model.unit import Unit
from macros.model.values import ID_PATTERN
from macros.rules.identity import RESERVED
from macros.text.messages.nearest import nearest

_KINDS: dict[ObjectKind, tuple[str, str, type]] = {
    ObjectKind.MEASURE: ("measures", "measure", Measure),
    ObjectKind.UNIT: ("units", "unit", Unit),
    ObjectKind.DOCUMENT: ("documents", "doc", Document),
    ObjectKind.TOPIC: ("topics", "topic", Topic),
    ObjectKind.TERM: ("glossary", "term", Term),
}
_IN_TABLE = "{}在表格里；请照原表在 tables 的 rows 里自己加上这一行，再写 measure。"
_LATER = "later"
"""The key of the measures of a section that stand behind the sections inside it."""
_LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*$)")


def with_object(
    data: bytes,
    plain: Any,
    kind: ObjectKind,
    given: dict[str, Any],
    *,
    section: str = "",
    after: str = "",
) -> tuple[Inserted, str]:
    """Return the plan file ``data`` with a new object, and the object's id.

    ``plain`` is ``data`` as read, without faults. What is not ``given`` is left to fill in. A measure goes to the end of the section with the id ``section`` or behind the
    measure ``after``; others to the end of their list. Raises CannotEdit.
    """
    if not isinstance(plain, dict):
        raise CannotEdit("文件里没有方案；请先从版本记录中恢复它。")
    key, prefix, model = _KINDS[kind]
    holder: Route = _section(plain, section, after) if kind is ObjectKind.MEASURE else ()
    if after and after in (m.get("id") for m in _measures(value_at(plain, holder), _LATER)):
        key = _LATER
    items = value_at(plain, holder).get(key) or []
    if not isinstance(items, list):
        raise CannotEdit(f"“{key}”不是列表；请先运行 plan check，改正列出的问题。")
    place = _place(items, after) if after else len(items)
    if by := given.get("added_by"):
        _amending(plain, by)
    value = {"id": free_id(given.get("id"), prefix, _count(plain, key), plain)}
    if kind is ObjectKind.MEASURE:
        value["number"] = _next_number(plain, items, place)
    value |= {name: words for name, words in given.items() if words and name != "id"}
    if not value.get("number", BLANK):
        del value["number"]
    _leave_blanks(value, model)
    return insert(data, (*holder, key), place, [value], model), value["id"]


def with_report(
    data: bytes, plain: Any, measures: Sequence[str], given: Mapping[str, str | None]
) -> Inserted:
    """Return the plan file ``data`` with a progress report on these measures at the end of its list.

    What is not ``given`` of date, title, url, published, status, word and summary is left to fill in if it is
    required. Raises CannotEdit.
    """
    if not isinstance(plain, dict):
        raise CannotEdit("文件里没有方案；请先从版本记录中恢复它。")
    known = [id for _, route in _sections(plain, ()) for id in _held(value_at(plain, route))]
    for id in measures:
        if id not in known:
            near = nearest(id, known)
            hint = f"；是不是“{near}”？" if near else "。"
            raise CannotEdit(f"没有 id 为“{id}”的措施{hint}")
    if len(set(measures)) < 2:
        raise CannotEdit("只说一项措施的进展，写在这项措施的 progress 里；通报要写两项以上的措施。")
    entered = {key: words for key, words in given.items() if words}
    item: dict[str, Any] = {"measures": list(dict.fromkeys(measures))}
    item |= {key: entered[key] for key in ("status", "word", "summary") if key in entered}
    _leave_blanks(item, ReportItem)
    source = {"title": entered.get("title", BLANK)} | {
        k: entered[k] for k in ("url",) if k in entered
    }
    source |= {"date": entered["published"]} if "published" in entered else {}
    report = {"date": entered.get("date", BLANK), "source": source, "items": [item]}
    reports = plain.get("reports") or []
    return insert(data, ("reports",), len(reports), [report], ProgressReport)


def _held(section: dict[str, Any]) -> Iterator[str]:
    """Yield the ids of a section's own measures, those in its tables included."""
    for measure in (*_measures(section), *_measures(section, _LATER)):
        yield str(measure.get("id"))
    yield from _rows(section)


def _leave_blanks(value: dict[str, Any], model: Any) -> None:
    for name, field in model.model_fields.items():
        if field.is_required() and name not in value:
            value[name] = {"title": BLANK} if name == "source" else BLANK


def _section(plain: dict[str, Any], section: str, after: str) -> Route:
    found = dict(_sections(plain, ()))
    if after and not section:
        for route in found.values():
            part = value_at(plain, route)
            held = (*_measures(part), *_measures(part, _LATER))
            if any(measure.get("id") == after for measure in held):
                return route
        if after in (id for route in found.values() for id in _rows(value_at(plain, route))):
            raise CannotEdit(_IN_TABLE.format(f"“{after}”"))
        raise CannotEdit(f"没有 id 为“{after}”的措施。")
    if section not in found:
        near = nearest(section, found)
        hint = f"是不是“{near}”？" if near else f"可选：{'、'.join(found)}。"
        raise CannotEdit(f"没有 id 为“{section}”的部分；{hint}")
    route = found[section]
    chosen = value_at(plain, route)
    if (inner := chosen.get("sections")) and not _measures(chosen):
        ids = "、".join(str(part.get("id")) for part in inner if isinstance(part, dict))
        raise CannotEdit(f"部分“{section}”分为下级部分；请选其中之一：{ids}。")
    if not _measures(chosen) and any(_rows(chosen)):
        raise CannotEdit(_IN_TABLE.format(f"“{section}”的措施"))
    return route


def _amending(plain: dict[str, Any], id: str) -> None:
    """Raise CannotEdit if no document with this id and its own text is in the file."""
    documents = [item for item in plain.get("documents") or [] if isinstance(item, dict)]
    known = [str(item.get("id")) for item in documents if item.get("text")]
    if id not in known:
        near = nearest(id, known)
        hint = f"是不是“{near}”？" if near else "请先用 plan new document --transcription 录入它。"
        raise CannotEdit(f"没有 id 为“{id}”、写了全文的文件；{hint}")


def _sections(holder: dict[str, Any], route: Route) -> Iterator[tuple[str, Route]]:
    for key in ("sections", "annexes"):
        for number, section in enumerate(holder.get(key) or []):
            if isinstance(section, dict):
                here = (*route, key, number)
                yield str(section.get("id")), here
                yield from _sections(section, here)


def _rows(section: dict[str, Any]) -> Iterator[str]:
    """Yield the ids of the measures that are rows of its tables."""
    for table in section.get("tables") or []:
        for row in table.get("rows") or []:
            if row.get("measure"):
                yield str(row["measure"].get("id"))


def _measures(section: dict[str, Any], key: str = "measures") -> list[dict[str, Any]]:
    return [item for item in section.get(key) or [] if isinstance(item, dict)]


def _place(items: list[Any], after: str) -> int:
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == after:
            return number + 1
    raise CannotEdit(f"这里没有 id 为“{after}”的对象，不能插在它后面。")


def free_id(wanted: str | None, prefix: str, count: int, plain: Any) -> str:
    """Return the wanted id, or the next free one of a kind. Raises CannotEdit if it cannot be had."""
    if wanted and not re.match(ID_PATTERN, wanted):
        raise CannotEdit(
            f"id“{wanted}”不对；只用小写英文字母、数字和连字符，以字母开头，例如 {prefix}-new。"
        )
    taken = set(_ids(plain)) | RESERVED
    if wanted and wanted not in taken:
        return wanted
    stem, number = (wanted, 2) if wanted else (prefix, count + 1)
    while f"{stem}-{number}" in taken:
        number += 1
    if wanted:
        words = f"id“{wanted}”已经用过或是网站保留的词；请换一个，例如 {stem}-{number}。"
        raise CannotEdit(words)
    return f"{stem}-{number}"


def _count(plain: dict[str, Any], key: str) -> int:
    if key not in ("measures", _LATER):
        return len(plain.get(key) or [])
    return sum(len(_measures(value_at(plain, route))) for _, route in _sections(plain, ()))


def _ids(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict):
        if isinstance(plain.get("id"), str):
            yield plain["id"]
        plain = list(plain.values())
    if isinstance(plain, list):
        for held in plain:
            yield from _ids(held)


def _next_number(plain: Any, items: list[Any], place: int) -> str:
    """Return a guess of the number after the last; an editor compares it.

    It is empty if the last has none, and the same mark if that has a mark such as ●.
    """
    if not items and plain["plan"].get("numbering") != "continuous":
        return "1."
    if not items or not isinstance(items[-1], dict):
        return BLANK
    before = str(items[-1].get("number", ""))
    if not any(char.isalnum() for char in before):
        return before
    if place < len(items) or not _LAST_NUMBER.search(before):
        return BLANK
    return number_behind(before)


def number_behind(before: str) -> str:
    """Return the number behind a printed one; the same mark if that has no number."""
    return _LAST_NUMBER.sub(lambda match: str(int(match.group()) + 1), before)
