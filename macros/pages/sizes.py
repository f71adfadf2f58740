"""Where a page says how large a file is, which is known only when the file has been made."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

_BEFORE, _AFTER = '<small class="pl-size" data-file="', '"></small>'


def size(file: str) -> Markup:
    """Return an empty place for the size of the file at an address from the site's root."""
    return Markup(f"{_BEFORE}%s{_AFTER}") % file


def has_places(page: bytes) -> bool:
    """Whether a page has an empty place for a size."""
    return _BEFORE.encode() in page


def fill_in(page: bytes, size_of: Callable[[str], str | None]) -> bytes:
    """Return a page with the size in each place for one; a place of a file without size stays."""
    if _BEFORE.encode() not in page:
        return page
    start, *rest = page.decode().split(_BEFORE)
    return "".join([start, *(_filled(part, size_of) for part in rest)]).encode()


def _filled(part: str, size_of: Callable[[str], str | None]) -> str:
    file, _, behind = part.partition(_AFTER)
    words = size_of(file)
    return f' <small class="pl-size">{words}</small>{behind}' if words else _BEFORE + part
