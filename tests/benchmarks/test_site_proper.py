"""The build without documents differs from the whole one in the documents alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.made_up import made_up
from macros.addresses import address
from tests.conftest import ROOT
from tests.warm import said

pytestmark = pytest.mark.site
DOCUMENTS = (".pdf", ".docx", ".xlsx", ".csv", ".ics", ".png", ".svg", ".zip")


def built(warm: str, module: str, place: Path, *more: str) -> dict[str, bytes]:
    made_up(8).write(place)
    said(warm, "-m", module, *more, cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)})
    site = place / "site"
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_only_documents_are_left_empty(warm: str, tmp_path: Path) -> None:
    whole = built(warm, "macros", tmp_path / "whole", "build")
    proper = built(warm, "benchmarks.site_proper", tmp_path / "proper")
    assert whole.keys() == proper.keys()
    empty = {name for name, content in proper.items() if not content}
    assert {Path(name).suffix for name in empty} <= {*DOCUMENTS}
    assert {".pdf", ".docx", ".xlsx", ".zip"} <= {Path(name).suffix for name in empty}
    for name in proper.keys() - empty:
        if name.endswith((".js", ".json", ".xml")) and name != address.DIGESTS:
            assert proper[name] == whole[name], name
    assert all(proper[name] for name in proper if name.endswith(".html"))
