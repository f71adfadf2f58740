"""What is no longer in use: its page says what became of it, and search leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.addresses import address
from macros.addresses.ledger import Ledger
from macros.addresses.numbers import Short, shorts
from macros.exports.search.record import Rank, Record, ResultKind
from macros.index.former import renamed
from macros.index.index import Index
from macros.model.history import Former
from macros.model.kinds import ObjectKind
from macros.text.characters.numerals import number_parts

_PRINTED = re.compile(r"[（(]?[0-9０-９]+(?:[.．-][0-9０-９]+)*[)）.．、]")
"""A printed number before the title of a measure, kept when the measure was retired."""

_KINDS = {kind.value: kind for kind in ResultKind}


def former_records(index: Index, ledger: Ledger) -> Iterator[Record]:
    """Yield the pages of ids, and of numbers, that lead to no object of the plan any more."""
    gone = {
        short.code: short
        for short in shorts(index, ledger)
        if short.kind is ObjectKind.MEASURE and not short.now and short.before
    }
    for former in index.former.values():
        if former.kind not in address.FOLDERS or renamed(index, former.id):
            continue
        codes = [code for code, short in gone.items() if short.before == (former,)]
        yield Record(
            _KINDS[former.kind.value],
            address.page(former),
            former.title,
            context=f"{former.on} 停用",
            codes=tuple(dict.fromkeys((*codes, *_printed(index, former)))),
            rank=Rank.FORMER,
            dates=(former.on.isoformat(),),
            texts=(("停用原因", former.reason),),
        )
        for code in codes:
            del gone[code]
    for short in gone.values():
        yield _number(short)


def _number(short: Short) -> Record:
    return Record(
        ResultKind.MEASURE,
        short.address,
        f"编号 {short.number} 所指的措施",
        context="现在没有措施使用这个编号",
        codes=(short.code,),
        rank=Rank.FORMER,
    )


def _printed(index: Index, former: Former) -> tuple[str, ...]:
    """Return the number with which a title begins, unless a measure has it now."""
    found = _PRINTED.match(former.title) if former.kind is ObjectKind.MEASURE else None
    code = "-".join(number_parts(found[0])) if found else ""
    taken = {entry.code for entry in index.measures.values()}
    return (code,) if code and code not in taken else ()
