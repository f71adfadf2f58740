"""What a site was made from: the digest of the data."""

from __future__ import annotations

import hashlib

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
