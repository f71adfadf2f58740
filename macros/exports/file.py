"""What an export yields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExportedFile:
    """A file at an address from the site's root, for example ``api/v1/plan.json``."""

    address: str
    content: bytes
