"""What the repository of a site starts with, and what a new engine changes in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.model.problems import shown
from macros.model.schema import COMMITTED, schema_text
from macros.settings import DEFAULT_PLAN, engine
from macros.starting.wheel import Wheel

_SKELETON = Path(__file__).parent / "skeleton"
_READ_BY_THE_HOST = (".github/ISSUE_TEMPLATE/*.yml", ".github/workflows/pages.yml")
"""Of what the engine brings, what a code host looks for in the repository itself."""
_DATA = DEFAULT_PLAN.parent.name
_VENDOR = "vendor"
_REQUIREMENTS = "requirements.txt"


class CannotStart(Exception):
    """Nothing was written; the message says why, in Chinese."""


def start(folder: Path, imported: Path | None, wheel: Wheel) -> tuple[str, ...]:
    """Write a new repository into ``folder`` and return the names of its files.

    Its data is that of the folder ``imported``, or what lies in ``folder`` already, or a plan that
    shows how one is written. No file is ever written over. Raises CannotStart, OSError.
    """
    _refuse(folder, imported)
    loose = () if imported else _loose(folder)
    files = {name: path.read_bytes() for name, path in _given(folder, imported)}
    files[COMMITTED.as_posix()] = schema_text().encode()
    files[_REQUIREMENTS] = wheel.requirements.encode()
    files[f"{_VENDOR}/{wheel.name}"] = wheel.content
    new = [name for name in files if not (folder / name).exists()]
    for name in new:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            out.write(files[name])
    for path in loose:
        path.rename(folder / _DATA / path.name)
    return tuple(sorted(new))


def take(folder: Path, wheel: Wheel) -> None:
    """Let the site in ``folder`` use another engine. Raises CannotStart, OSError."""
    vendor = folder / _VENDOR
    if not vendor.is_dir() or not (folder / _REQUIREMENTS).is_file():
        words = f"没有 {_VENDOR}/ 和 {_REQUIREMENTS}"
        raise CannotStart(f"{shown(folder)}：{words}，不是 plan init 建立的，没有改动。")
    (vendor / wheel.name).write_bytes(wheel.content)
    (folder / _REQUIREMENTS).write_bytes(wheel.requirements.encode())
    for old in vendor.glob("plan_site-*.whl"):
        if old.name != wheel.name:
            old.unlink()


def _refuse(folder: Path, imported: Path | None) -> None:
    """Raise CannotStart unless the folder is new, empty, or holds nothing but a plan."""
    if folder.exists() and not folder.is_dir():
        raise CannotStart(f"{shown(folder)} 是文件，不是文件夹。")
    there = {path.name for path in folder.iterdir()} - {".git"} if folder.is_dir() else set()
    if _plan_in(folder) and not imported:
        there -= {_DATA, ".cache", "site", *(path.name for path in _loose(folder))}
    if there:
        names = "、".join(sorted(there)[:5]) + ("等" if len(there) > 5 else "")
        words = f"里已经有 {names}；请换一个新文件夹，或先移走它们。"
        raise CannotStart(f"{shown(folder)} {words}")
    if imported and not _plan_in(imported):
        raise CannotStart(f"{shown(imported)} 里没有 {DEFAULT_PLAN.as_posix()}，也没有 plan.yml。")


def _plan_in(folder: Path) -> Path | None:
    """Return the data file of a folder: in its ``data/``, or in itself."""
    places = (folder / DEFAULT_PLAN, folder / DEFAULT_PLAN.name)
    return next((place for place in places if place.is_file()), None)


def _loose(folder: Path) -> tuple[Path, ...]:
    """Return a plan that lies in the folder itself, with the texts beside it; none if it is in data/."""
    plan = _plan_in(folder)
    if not plan or plan.parent != folder or (folder / _DATA).exists():
        return ()
    return (plan, *sorted(folder.glob("*.txt")))


def _given(folder: Path, imported: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield the files that are taken as they are, by their names in the new repository."""
    has_plan = imported or _plan_in(folder)
    for name, path in _below(_SKELETON):
        if not (has_plan and name.startswith(f"{_DATA}/")):
            yield name, path
    for pattern in _READ_BY_THE_HOST:
        for path in engine.DEFAULTS.glob(pattern):
            yield path.relative_to(engine.DEFAULTS).as_posix(), path
    if imported and (loose := _loose(imported)):
        for path in loose:
            yield f"{_DATA}/{path.name}", path
    elif imported:
        for name, path in _below(imported / _DATA):
            yield f"{_DATA}/{name}", path


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path
