"""A table that explains the site itself."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup


def table(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Markup:
    """Return a table of cells that are markup; the first of a row is its head."""
    head = "".join(f'<th scope="col">{words}</th>' for words in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for first, *cells in rows
    )
    return Markup(
        f'<div class="pl-scroll" role="region" aria-label="{name}" tabindex="0"><table class="pl-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
