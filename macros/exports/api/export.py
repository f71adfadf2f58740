"""The static API: one JSON file for the plan, each list, each object, and the description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from macros.addresses import offers
from macros.exports.api.content import Content
from macros.exports.api.description import description
from macros.exports.file import ExportedFile
from macros.pages.site import Site


def api(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield every file of the API."""
    content = Content(site)
    for path, data in content.files():
        yield _file(path, content.answer(path, data))
    yield _file("openapi.json", description(site.settings, site.index.plan.title))


def _file(path: str, content: object) -> ExportedFile:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return ExportedFile(offers.API + path, f"{text}\n".encode())
