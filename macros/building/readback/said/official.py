"""Official text: each paragraph and each quote shown as the document's is one that the document has."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.building.readback.official_words import official_words
from macros.building.readback.said.page import Page, words, words_besides

_BLOCKS = "contains(concat(' ', @class, ' '), ' pl-official ') or contains(@class, 'pl-issued')"
_PARAGRAPHS = f"//*[{_BLOCKS}]//p[not(contains(@class, 'pl-amended') or contains(@class, 'pl-hint') or contains(@class, 'pl-open') or contains(@class, 'pl-more-words'))]"
_STRUCK = f"//*[{_BLOCKS}]//p[@id]//*[self::del or self::s or self::bdo or @dir]"
_CUT = "…"


def official(page: Page) -> Iterator[str]:
    """Yield the paragraphs in official text, and the quotes, that stand in no official text, or are struck out."""
    for one in page.find(_STRUCK):
        yield f"公文的文字“{words(one)[:40]}”被划去，或倒着写"
    known, whole = official_words(page.site)
    for one in page.find(_PARAGRAPHS):
        said = words_besides(one, "pl-amended pl-editor")
        if said and said not in known and not _is_part(one, said, whole):
            yield f"公文里没有“{said[:40]}”这一段"
    quotes = page.find("//q[@class='pl-quote'] | //article//mark") if page.entry else []
    for one in quotes:
        said = words(one).removeprefix("“").removesuffix("”")
        if said not in whole:
            yield f"公文里没有所引的“{said[:40]}”"


def _is_part(one: html.HtmlElement, said: str, whole: str) -> bool:
    """Whether words are cut off where they say so."""
    return _CUT in said and all(part in whole for part in said.split(_CUT))
