"""Titles of documents in the marks that Chinese sets around them."""

from __future__ import annotations

_INNER = str.maketrans("《》", "〈〉")


def in_title_marks(title: str) -> str:
    """Return a title in title marks; those inside it become single ones."""
    return f"《{title.translate(_INNER)}》"
