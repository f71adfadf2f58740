"""The styles of a .docx: what a paragraph has by its style, and by those that it is based on."""

from __future__ import annotations

from collections.abc import Iterator

from macros.importing.formats.word.package import Element, W, on, value

DEPTH = 50
"""So many styles may be based on each other; Word lets it be ten."""


class Styles:
    """The styles by their ids."""

    def __init__(self, root: Element | None) -> None:
        """Take styles.xml, or None where a file has none."""
        styles = root.findall(W + "style") if root is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in styles}
        self._usual = {
            style.get(W + "type"): style.get(W + "styleId", "")
            for style in styles
            if style.get(W + "default") in ("1", "true", "on")
        }

    def chain(self, name: str | None, kind: str = "paragraph") -> Iterator[tuple[str, Element]]:
        """Yield the id and the element of a style, then of those it is based on, nearest first."""
        here = name if name in self._styles else self._usual.get(kind)
        seen: set[str] = set()
        while here and here in self._styles and here not in seen and len(seen) < DEPTH:
            seen.add(here)
            yield here, self._styles[here]
            here = value(self._styles[here], "basedOn")

    def of_paragraph(self, properties: Element | None, name: str) -> str | None:
        """Return the w:val of a property of a paragraph: its own, or its style's."""
        own = value(properties, name)
        if own is not None:
            return own
        for _, style in self.chain(value(properties, "pStyle")):
            found = value(style.find(W + "pPr"), name)
            if found is not None:
                return found
        return None

    def name(self, properties: Element | None) -> str:
        """Return the name of a paragraph's style in lower case, as Word gives it in English."""
        for _, style in self.chain(value(properties, "pStyle")):
            return (value(style, "name") or "").lower()
        return ""

    def hidden(self, run: Element | None, paragraph: Element | None) -> bool:
        """Whether a run with these properties is hidden text."""
        own = on(run, "vanish")
        if own is not None:
            return own
        chains = [self.chain(value(paragraph, "pStyle"))]
        if value(run, "rStyle"):
            chains.insert(0, self.chain(value(run, "rStyle"), "character"))
        for chain in chains:
            for _, style in chain:
                said = on(style.find(W + "rPr"), "vanish")
                if said is not None:
                    return said
        return False

    def numbering(self, name: str | None) -> Element | None:
        """Return the w:numPr of a numbering style, which other lists may refer to."""
        style = self._styles.get(name or "")
        properties = style.find(W + "pPr") if style is not None else None
        return properties.find(W + "numPr") if properties is not None else None
