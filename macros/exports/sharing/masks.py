"""QR codes with the mask that segno chooses, found in less than half of its time.

A code may be masked in eight ways, and the standard (ISO/IEC 18004, 7.8.3) says which is the easiest to
read. segno looks at every module of all eight. Here the modules of a code are the bits of one number,
row by row with a gap behind each, and all are compared at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import segno

_GAP = 4
"""Light modules behind each row: as many as the standard counts beside what looks like a finder."""
_DIGITS = bytes.maketrans(b"\0\1", b"01")


def code(words: str) -> segno.QRCode:
    """Return what ``segno.make`` gives for words with error correction of level M."""
    plain = segno.make(words, error="m", mask=0)
    if not isinstance(plain.version, int):  # a Micro QR code, which has masks of its own
        return segno.make(words, error="m")
    scores = [_penalty(*masked, len(plain.matrix)) for masked in _all(plain, plain.version)]
    best = scores.index(min(scores))
    return segno.make(words, error="m", mask=best) if best else plain


def _all(plain: segno.QRCode, version: int) -> Iterator[tuple[int, int]]:
    """Yield the rows and the columns of a code under each of its masks."""
    rows, columns = _lines(plain)
    for across, down in _masks(version):
        yield rows ^ across, columns ^ down


@cache
def _masks(version: int) -> tuple[tuple[int, int], ...]:
    """Return what to change in the rows and the columns of a code with mask 0 to have each mask."""
    made = [_lines(segno.make("0", error="m", version=version, mask=mask)) for mask in range(8)]
    rows, columns = made[0]
    return tuple((across ^ rows, down ^ columns) for across, down in made)


def _lines(made: segno.QRCode) -> tuple[int, int]:
    """Return the rows and the columns of a code, without what the choice of a mask leaves out."""
    judged = ~_unjudged(len(made.matrix))
    return _bits(made.matrix) & judged, _bits(zip(*made.matrix, strict=True)) & judged


@cache
def _unjudged(side: int) -> int:
    """Return the modules that say format and version: the same in rows and columns."""
    eighth = [place for place in (*range(9), *range(side - 8, side)) if place != 6]
    places = [(8, place) for place in eighth]
    if side >= 45:
        places += [(row, place) for row in range(6) for place in range(side - 11, side - 8)]
    both = {*places, *((column, row) for row, column in places)}
    return sum(1 << row * (side + _GAP) + column for row, column in both)


def _bits(lines: Iterable[Iterable[int]]) -> int:
    return int(b"".join(bytes(line) + bytes(_GAP) for line in lines)[::-1].translate(_DIGITS), 2)


def _penalty(rows: int, columns: int, side: int) -> int:
    """Return the sum of the four scores of the standard."""
    step = side + _GAP
    line = (1 << side - 1) - 1
    inner = sum(line << step * row for row in range(side))  # all but the last column
    beside = ~(rows ^ rows >> 1) & inner
    below = ~(rows ^ rows >> step) & ((1 << step * (side - 1)) - 1)
    squares = beside & beside >> step & below
    dark = rows.bit_count() / side**2
    return (
        _runs(beside)
        + _runs(~(columns ^ columns >> 1) & inner)
        + 3 * squares.bit_count()
        + 40 * (_finders(rows) + _finders(columns))
        + 10 * int(abs(dark * 100 - 50) / 5)
    )


def _runs(alike: int) -> int:
    """Return the score of five and more modules alike side by side; each bit is one like the next."""
    fifth = alike & alike >> 1 & alike >> 2 & alike >> 3
    return fifth.bit_count() + 2 * (fifth & ~(fifth << 1)).bit_count()


def _finders(rows: int) -> int:
    """Return how often rows look like a finder: 1011101, four light modules on one side.

    Those that share a module are counted once.
    """
    found = rows & ~(rows >> 1) & rows >> 2 & rows >> 3 & rows >> 4 & ~(rows >> 5) & rows >> 6
    before = rows << 1 | rows << 2 | rows << 3 | rows << 4
    behind = rows >> 7 | rows >> 8 | rows >> 9 | rows >> 10
    found &= ~before | ~behind
    count, free = 0, 0
    while found:
        lowest = found & -found
        found ^= lowest
        if lowest.bit_length() > free:
            count, free = count + 1, lowest.bit_length() + 6
    return count
