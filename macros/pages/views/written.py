"""Where what a page shows is written: the line of the data file, the transcription, the sheet of a unit."""

from __future__ import annotations

import posixpath

from macros.addresses import address, downloads
from macros.index.index import Index
from macros.index.units import UnitEntry
from macros.settings import Settings


def written_view(index: Index, settings: Settings, here: str, of: str) -> dict[str, object]:
    """Return where to change the page at ``here``, which is about the object ``of`` if it is about one."""
    line = index.lines.get(of) or index.former_lines.get(of, 0)
    line = line or index.blocks.get(address.block(here), 0)
    if here == address.CHANGES and not line:  # where the first entry of the history will go
        line = len(settings.plan.read_text("utf-8").splitlines())
    copy = posixpath.join(posixpath.dirname(settings.plan_name), index.plan.source.transcription)
    official = here in (address.PLAN, address.EDITING)
    entry = index.living.get(of)
    sheet = downloads.progress_sheet(entry) if isinstance(entry, UnitEntry) else None
    return {
        "line": line,
        "copy": copy if official else "",
        "entry": entry,
        "terms": index.terms.items() if here == address.GLOSSARY else (),
        "sheet": sheet,
        "name": downloads.sheet_name(of),
    }
