"""What a site was made from: digest and date of the data."""

from __future__ import annotations

import hashlib
from datetime import date

from macros.index.index import Index
from macros.settings import Settings


def data_digest(settings: Settings, index: Index) -> str:
    """Return the SHA-256 of the data file and of the official text beside it."""
    copy = settings.plan.with_name(index.plan.source.transcription)
    digest = hashlib.sha256()
    for path in (settings.plan, copy):
        content = path.read_bytes()
        digest.update(f"{len(content)}\n".encode())
        digest.update(content)
    return f"sha256:{digest.hexdigest()}"


def data_date(index: Index) -> date | None:
    """Return the newest date of issue, change or progress in the data."""
    days = [index.plan.issued_on] if index.plan.issued_on else []
    days += [change.on for change in index.changes]
    days += [former.on for former in index.former.values()]
    days += [report.date for entry in index.measures.values() for report in entry.reports]
    return max(days, default=None)
