"""What was made before is used again, and only while all that it depends on is the same."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.exports import kept
from macros.exports.downloads.making import download_files
from macros.exports.file import InFolder
from macros.exports.sharing.qr import qr_codes
from macros.pages.site import build_site
from macros.settings import Settings
from tests import edits
from tests.conftest import GUIDE, ROOT
from tests.warm import said


@dataclass(frozen=True)
class Model:
    """Something to make a file from."""

    words: str
    lines: tuple[str, ...] = ()


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Model]:
    """What ``make`` was asked for; nothing is kept yet."""
    monkeypatch.setenv("CACHE", str(tmp_path / "kept"))
    asked.clear()
    return asked


asked: list[Model] = []


@kept.kept
def make(model: Model) -> bytes:
    asked.append(model)
    return model.words.encode()


@kept.kept
def other(model: Model) -> bytes:
    asked.append(model)
    return b"other"


def test_the_same_model_is_made_once_and_another_anew(calls: list[Model]) -> None:
    models = [Model("a"), Model("b"), Model("a", ("",)), Model("a', lines=('',)")]
    assert [make(model) for model in models * 2] == [m.words.encode() for m in models * 2]
    assert calls == models


def test_two_makers_do_not_share(calls: list[Model]) -> None:
    assert (make(Model("a")), other(Model("a"))) == (b"a", b"other")


def test_another_engine_makes_anew(calls: list[Model], monkeypatch: pytest.MonkeyPatch) -> None:
    make(Model("a"))
    monkeypatch.setattr(kept, "_engine", lambda: "another")
    make(Model("a"))
    assert len(calls) == 2


def test_every_file_of_the_engine_and_every_library_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = kept._engine.__wrapped__
    shutil.copytree(ROOT / "macros", tmp_path / "elsewhere")
    monkeypatch.setattr(kept, "PACKAGE", tmp_path / "elsewhere")
    before = engine()
    assert before == kept._engine()
    for name in ("settings/operator.py", "exports/downloads/typst/paper.typ"):
        file = tmp_path / "elsewhere" / name
        content = file.read_bytes()
        file.write_bytes(content + b"\n")
        assert engine() != before, name
        file.write_bytes(content)
    assert engine() == before
    monkeypatch.setattr(kept, "version", lambda name: "0")
    assert engine() != before


def test_where_nothing_can_be_written_everything_is_made(
    calls: list[Model], tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("a file, not a folder")
    assert make(Model("a")) == make(Model("a")) == b"a"
    assert len(calls) == 2


def test_what_is_not_used_for_long_goes(calls: list[Model], tmp_path: Path) -> None:
    make(Model("old"))
    (old,) = (tmp_path / "kept" / "made").iterdir()
    make(Model("new"))
    os.utime(old, (0, 0))
    kept.forget_unused()
    make(Model("new"))
    make(Model("old"))
    assert calls == [Model("old"), Model("new"), Model("old")]


def test_what_another_program_reads_may_stay(
    calls: list[Model], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows deletes no file that is open."""
    make(Model("old"))
    (old,) = (tmp_path / "kept" / "made").iterdir()
    os.utime(old, (0, 0))

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use", path)

    monkeypatch.setattr(Path, "unlink", refuse)
    kept.forget_unused()
    assert make(Model("old"))
    assert calls == [Model("old")]


def files(settings: Settings) -> dict[str, bytes]:
    site = build_site(settings)
    made = (*download_files(site, InFolder(Path())), *qr_codes(site, InFolder(Path())))
    return {file.address: file.content for file in made}


def test_edits_give_with_what_is_kept_the_files_that_they_give_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    edits.published(data, GUIDE)
    plan = data / "plan.yml"
    at_home, elsewhere = Settings(plan=plan), Settings(plan=plan, site_url="https://other.example/")
    for n, settings in enumerate((at_home, elsewhere, at_home)):
        if n == 2:
            edits.renamed_unit(data)
        monkeypatch.setenv("CACHE", str(tmp_path / "kept"))
        with_kept = files(settings)
        monkeypatch.setenv("CACHE", str(tmp_path / f"cold {n}"))
        assert files(settings) == with_kept


def test_another_process_uses_what_was_kept(warm: str, tmp_path: Path) -> None:
    code = "from macros.exports.sharing.qr import picture; picture('https://example.org/')"
    for _ in range(2):
        said(warm, "-c", code, cwd=ROOT, env={**os.environ, "CACHE": str(tmp_path)})
        (file,) = (tmp_path / "made").iterdir()
    assert file.read_bytes().startswith(b"\x89PNG")
