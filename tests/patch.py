"""A change of a text, written as a diff without line numbers: ``@@`` stands between two places."""

from __future__ import annotations


def patched(text: str, diff: str) -> str:
    """Return the text with each place changed; a place, with its context, stands there once."""
    text = f"\n{text}"
    for place in diff.split("@@\n"):
        lines = place.split("\n")[:-1]
        old, new = (
            "\n".join(["", *(line[1:] for line in lines if line[0] in kept), ""])
            for kept in (" -", " +")
        )
        assert text.count(old) == 1, f"not exactly once in the text:{old}"
        text = text.replace(old, new)
    return text[1:]
