"""Every fault of the list is reported, with the name of its file; the untouched site has none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macros.building.built import read_built
from macros.building.checks import CHECKS, check_site
from macros.building.readback.copied import copied
from macros.building.readback.everything import READERS, read_back
from macros.building.readback.output import MOST, Output, chosen, faults_of
from tests.building.mutations.changes import Mutation
from tests.building.mutations.mutations import MUTATIONS
from tests.building.mutations.of_amended import OF_AMENDED
from tests.building.mutations.of_besides import OF_BESIDES
from tests.building.mutations.of_copies import OF_COPIES
from tests.building.mutations.of_pages import OF_PAGES
from tests.building.mutations.of_shown import OF_SHOWN
from tests.building.mutations.of_words import OF_WORDS
from tests.commands import run
from tests.conftest import GUIDE, Published, shared_site
from tests.counts import COUNT, Record

LISTS: dict[str, tuple[str, tuple[Mutation, ...], int]] = {
    "files and pages": ("second", (*MUTATIONS, *OF_PAGES, *OF_SHOWN, *OF_COPIES), 280),
    "words and besides": ("second", (*OF_WORDS, *OF_BESIDES), 130),
    "amended": ("amended", OF_AMENDED, 12),
}
"""The lists: of which site, which faults, and how many there are at least."""
_TEXTS = (".html", ".json", ".xml", ".txt", ".js", ".csv", ".ics", ".md", ".cff", ".svg")


def mutated(published: Published, mutations: tuple[Mutation, ...], place: Path) -> Path:
    """Return a copy of a site with every fault of a list."""
    folder, site = place / "site", published.site.settings.site_url.encode()
    shutil.copytree(published.folder, folder)

    def read(name: str) -> bytes:
        return (published.folder / name).read_bytes()

    for one in mutations:
        file, words = folder / one.file, one.file.endswith(_TEXTS)
        before = file.read_bytes()
        after = one.change(before.replace(site, b"{site}") if words else before, read)
        if after is None:
            file.unlink()
            continue
        after = after.replace(b"{site}", site) if words else after
        assert after != before, one.what
        file.write_bytes(after)
    return folder


def reported(one: Mutation, faults: list[str]) -> bool:
    return any((one.beside or one.file) in fault and one.said in fault for fault in faults)


def known(one: Mutation, faults: list[str]) -> bool:
    """Whether a line is about the page or file, whatever it says."""
    name = one.file.removesuffix("index.html")
    return any(fault.startswith(name) or f"“{name}" in fault for fault in faults)


@pytest.mark.parametrize("which", LISTS)
def test_every_fault_of_the_list_is_reported(
    which: str, tmp_path: Path, record_property: Record, pytestconfig: pytest.Config
) -> None:
    name, mutations, least = LISTS[which]
    published = shared_site(pytestconfig, name)
    folder = mutated(published, mutations, tmp_path)
    built = read_built(folder, published.site.settings.site_url)
    faults = list(read_back(built, published.site, every=True))
    before = [fault for check in CHECKS for fault in check(built, published.site)]
    missed = [one.what for one in mutations if not reported(one, faults)]
    number, otherwise = len(mutations), sum(known(one, before) for one in mutations)
    words = f"{number - len(missed)} of {number} faults reported; {otherwise} by other checks"
    record_property(COUNT, words)
    assert not missed
    assert number >= least
    assert not [fault for fault in faults if "\n" in fault or not fault.endswith("。")]


def test_a_changed_proof_for_search_engines_is_reported(guide: Published, tmp_path: Path) -> None:
    docs, folder = tmp_path / "docs", tmp_path / "site"
    for place, words in ((docs, "google-site-verification: google0f1e.html"), (folder, "<b>x</b>")):
        place.mkdir()
        (place / "google0f1e.html").write_text(words, "utf-8")
    site = replace(guide.site, sources=(docs,))
    built = read_built(folder, site.settings.site_url)
    said = list(faults_of(copied(built, site), built, site, every=True))
    assert "google0f1e.html：与源文件 google0f1e.html 不一致。" in said


def test_the_build_reads_back_what_no_other_check_finds(second: Published, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(second.folder, folder)
    feed = folder / "units/tax-bureau/feed.xml"
    feed.write_bytes((folder / "units/banks/feed.xml").read_bytes())
    faults = check_site(folder, second.site)
    assert any(fault.startswith("units/tax-bureau/feed.xml：链接（self）是") for fault in faults)


def test_what_a_sample_leaves_out_is_read_when_all_is_asked_for(
    second: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.building.readback.output.MOST", 0)
    folder = tmp_path / "site"
    shutil.copytree(second.folder, folder)
    feed = "units/tax-bureau/feed.xml"
    (folder / feed).write_bytes((folder / "feed.xml").read_bytes())
    for every in (False, True):
        faults = check_site(folder, second.site, every)
        assert any(fault.startswith(feed) for fault in faults) is every


@pytest.mark.parametrize("asked", [False, True])
def test_the_command_asks_for_all(
    asked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []

    def built(*values: object) -> int:
        given.append(values[-1])
        site = tmp_path / "site"
        site.mkdir(exist_ok=True)
        (site / "index.html").write_text("<p>首页</p>", encoding="utf-8")
        return 1

    monkeypatch.setattr("macros.building.build.build", built)
    monkeypatch.setenv("PLAN", str(GUIDE))
    options = ["--all-checks"] if asked else []
    run("build", "--site", str(tmp_path / "site"), *options)
    assert given == [asked]


def test_the_guide_says_how_many_are_read() -> None:
    words = Path("docs/about/another-city.md").read_text("utf-8")
    assert f"一类文件多于 {MOST} 个的，抽查 {MOST} 个" in words


@pytest.mark.parametrize("name", ["first", "second", "guide"])
def test_a_site_as_it_was_built_has_no_fault(name: str, request: pytest.FixtureRequest) -> None:
    published: Published = request.getfixturevalue(name)
    assert list(read_back(published.built, published.site, every=True)) == []


def outputs(number: int) -> tuple[Output, ...]:
    def faultless(content: bytes) -> Iterator[str]:
        yield from ()

    return tuple(Output(f"{n}.txt", faultless, always=n == 7) for n in range(number))


def test_of_many_files_a_sample_is_read_that_only_the_data_draws() -> None:
    many = outputs(5 * MOST)
    sample = chosen(many, "a plan/its digest")
    assert len(sample) == MOST + 1
    assert many[7] in sample
    assert sample == chosen(many, "a plan/its digest")
    assert sample != chosen(many, "a plan/another digest")
    assert chosen(many[:MOST], "a plan/its digest") == many[:MOST]


def test_every_file_of_a_site_is_read(second: Published) -> None:
    read = {o.name for reader in READERS for o in reader(second.built, second.site)}
    unread = second.built.files - read
    assert sorted(unread) == []
