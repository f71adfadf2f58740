"""The engine with a fault in its code makes a site that the build stops: every fault of the list is reported."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from macros.building.built import Built, read_built
from macros.building.mkdocs.pages import Pages
from macros.building.readback.everything import READERS
from macros.building.readback.output import faults_of
from macros.exports.file import InFolder
from macros.pages.site import Site
from tests.building.mutations.code_of_pages import CODE_OF_PAGES
from tests.building.mutations.in_code import FAULTS, Fault
from tests.conftest import Published
from tests.counts import COUNT, Record

ALL = (*FAULTS, *CODE_OF_PAGES)


class Engine:
    """Makes single files of a site anew, and puts them into a copy of it."""

    def __init__(self, published: Published, place: Path) -> None:
        self.folder, self._published = place / "site", published
        shutil.copytree(published.folder, self.folder, copy_function=os.link)
        config = published.folder.with_name("engine") / "mkdocs.yml"
        self._pages = Pages(published.site, config, place / "pages")
        self._place = place
        self.built = read_built(self.folder, published.site.settings.site_url)

    @property
    def site(self) -> Site:
        """The plan, of which nothing is remembered that was derived."""
        return replace(self._published.site)

    def make(self, fault: Fault) -> list[str]:
        """Make the files of a fault; return those that are there."""
        if fault.by is None:
            for name in fault.files:
                self._page(name)
            return list(fault.files)
        made = {one.address: one for one in fault.by(self.site, InFolder(self.folder))}
        for name in fault.files:
            self._put(name, made[name].content)
        return list(fault.files)

    def _page(self, name: str) -> None:
        page = self._pages._pages[name].page
        assert page
        page.content = page.markdown = None
        self._pages.make(name)
        self._put(name, (self._place / "pages" / name).read_bytes())

    def restore(self, name: str) -> None:
        """Put back a file as it was published."""
        self._put(name, (self._published.folder / name).read_bytes())

    def _put(self, name: str, content: bytes) -> None:
        (self.folder / name).unlink()  # which is the published one's too
        (self.folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def engine(second: Published, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(second, tmp_path_factory.mktemp("engine"))


def said_of(built: Built, site: Site, names: list[str]) -> Iterator[str]:
    """Yield what the build says of some files."""
    for reader in READERS:
        outputs = [one for one in reader(built, site) if one.name in names]
        yield from faults_of(outputs, built, site, every=True)


def patched(monkeypatch: pytest.MonkeyPatch, fault: Fault) -> None:
    where: Any = None
    module, _, name = fault.target.rpartition(".")
    if module.rpartition(".")[2][:1].isupper():  # a method
        module, _, of = module.rpartition(".")
        where = getattr(import_module(module), of)
    else:
        where = import_module(module)
    monkeypatch.setattr(where, name, fault.change(getattr(where, name)))


def test_every_fault_of_the_code_is_reported(
    engine: Engine, tmp_path: Path, record_property: Record
) -> None:
    missed = []
    for number, fault in enumerate(ALL):
        with pytest.MonkeyPatch.context() as there:
            there.setenv("CACHE", str(tmp_path / str(number)))  # nothing of another is used again
            patched(there, fault)
            made = engine.make(fault)
            faults = list(said_of(engine.built, engine.site, made))
        if not any(one.startswith(fault.files[-1]) and fault.said in one for one in faults):
            missed.append((fault.what, faults[:3]))
        for name in made:
            engine.restore(name)
    record_property(COUNT, f"{len(ALL) - len(missed)} of {len(ALL)} faults of the code reported")
    assert not missed, "\n".join(map(str, missed))
    assert len(ALL) >= 50


def test_without_a_fault_nothing_is_said_of_the_same_files(engine: Engine) -> None:
    made = [
        name for files in {one.files: one for one in ALL}.values() for name in engine.make(files)
    ]
    assert list(said_of(engine.built, engine.site, made)) == []
    for name in made:
        engine.restore(name)
