"""Every paragraph that is official text, in each form in which pages and files show it."""

from __future__ import annotations

from functools import cache

from macros.building.own_words import own_words
from macros.model.plan import as_issued
from macros.model.printed import heading_of_notice
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs, squeeze


@cache
def official_words(site: Site) -> tuple[frozenset[str], str]:
    """Return every paragraph of official text, also with its number, and all of them in one."""
    index = site.index
    texts = [*index.printed, *(said for _, said in own_words(index))]
    for entry in index.measures.values():
        measure = entry.measure
        texts += [
            f"{measure.number}{measure.text}",
            f"{measure.issued_number}{measure.issued_text}",
        ]
        texts += [f"{one.number or measure.number}{one.text}" for one in measure.earlier]
        texts += [measure.number, *(line.with_header for line in entry.row)]
        texts += [line.words for line in entry.row]
    texts += heading_of_notice(as_issued(index.plan))
    changed = [*index.rewordings, *(o for s in index.sections.values() for o in s.rewordings)]
    texts += [words for one in changed for words in (one.step.before, one.step.after)]
    known = {squeeze(one) for text in texts for one in paragraphs(text)}
    return frozenset(known), "\n".join(known)
