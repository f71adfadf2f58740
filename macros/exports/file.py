"""What an export yields, and how it fails."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExportedFile:
    """A file at an address from the site's root, for example ``api/v1/plan.json``."""

    address: str
    content: bytes


class ExportError(Exception):
    """A file that the site offers could not be made; the message is in Chinese, for editors."""
