"""The poster says words of the text only, leads where it says, and holds together at every length."""

from __future__ import annotations

import hashlib
import io
import itertools
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from macros.addresses import address, downloads
from macros.addresses.downloads import PosterFormat
from macros.addresses.ledger import Ledger, Line
from macros.exports.file import ExportError, InFolder
from macros.exports.poster.drawing import Sheet, set_poster, words
from macros.exports.poster.files import former_posters, picture, poster_files
from macros.exports.poster.palette import with_palette
from macros.exports.poster.previews import Picture, set_picture
from macros.index.entries import Entry
from macros.index.in_force import ended
from macros.model.kinds import ProgressStatus
from macros.pages.head.share import share_picture
from macros.pages.site import Site, build_site
from macros.pages.views.poster import MOST_MEASURES, Poster, posters
from macros.pages.views.poster_cell import CELL, LATER, REMOVED, Cell
from macros.settings import Settings
from macros.text.lines.opening import CUT
from macros.text.lines.reflow import squeeze
from tests.conftest import PLANS, ROOT, SITES
from tests.exports.conftest import PUBLIC, public_site
from tests.long_plan import long_plan
from tests.some import some

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=PLANS)
def site(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Site:
    """Each plan at the address of its shared site, whose build and these tests draw its posters once."""
    _, url = pytestconfig.stash[SITES][request.param]
    return build_site(Settings(plan=PLANS[request.param], site_url=url))


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    """Every file of the posters, by its address."""
    return made(site)


@pytest.fixture(scope="module")
def second() -> Site:
    return public_site(PLANS["second"])


def made(site: Site) -> dict[str, bytes]:
    """Return every file of the posters, by its address."""
    return {file.address: file.content for file in poster_files(site, InFolder(Path()))}


def plan_file(site: Site, format: PosterFormat) -> str:
    return next(file.address for file in downloads.posters(site.index) if file.format is format)


def size(png: bytes) -> tuple[int, ...]:
    return struct.unpack(">II", png[16:24])


def pdf_text(content: bytes) -> str:
    """Return the text of the only page, as a reader's own program finds it."""
    pages = PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 1
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True
    )
    return squeeze(done.stdout.decode())


def cells(poster: Poster) -> list[Cell]:
    return [cell for group in poster.groups for cell in group.cells]


def test_all_words_of_cells_and_headings_are_words_of_the_text(site: Site) -> None:
    present = (entry.measure.text for entry in site.index.measures.values())  # as amended
    official = squeeze("".join([*site.index.printed, *present]))
    said = []
    for poster in posters(site.index):
        for group in poster.groups:
            said += [group.words]
            said += [site.index.parts[group.id].section.name]
        for cell in cells(poster):
            due = cell.due.replace(f"（{LATER}）", "").replace(LATER, "")
            said += [cell.words, *cell.leads.split("、"), *due.split("、")]
    assert [w for w in said if squeeze(w.removesuffix(CUT)) not in official] == []


def test_the_sheet_says_that_and_nothing_else(site: Site) -> None:
    (poster,) = posters(site.index)
    sheet = Sheet(poster, site.settings.site_url, "wide", "pdf")
    text, shown = pdf_text(set_poster(sheet)), words(sheet)
    parts = ["一图读懂", poster.title, poster.ended, *poster.facts, poster.counts, *shown["foot"]]
    parts += [state["word"] for state in shown["states"]]
    for group in poster.groups:
        parts += [group.heading, group.words]
    for cell in cells(poster):
        parts += [cell.number, cell.words, cell.leads, cell.due, cell.state]
    rest = text
    for part in sorted(map(squeeze, parts), key=len, reverse=True):
        assert part in rest, f"{part} is not printed"
        rest = rest.replace(part, "\0", 1) if part else rest
    assert rest.replace("\0", "") == ""
    assert "\ufffd" not in text


def test_titles_by_the_editors_are_on_no_poster(site: Site) -> None:
    said = "".join(cell.words for poster in posters(site.index) for cell in cells(poster))
    official = squeeze("".join(site.index.printed))
    drafted = [e.title for e in site.index.measures.values() if not e.title_is_official]
    assert [title for title in drafted if squeeze(title) not in official and title in said] == []


def test_what_is_not_of_the_text_is_explained_with_its_date(site: Site) -> None:
    (poster,) = posters(site.index)
    foot = "".join(poster.legend)
    reported = any(e.latest_progress for e in site.index.measures.values())
    assert bool(poster.states) == ("进展由编者据公布的来源归类，截至" in foot) == reported
    for word in (REMOVED, LATER):
        used = any(word in cell.state + cell.due for cell in cells(poster))
        assert used == (f"“{word}”" in foot)
    assert any(cell.leads for cell in cells(poster)) == ("牵头单位（编者据原文归纳）" in foot)
    assert bool(poster.over) == bool(ended(site.index))


def test_every_state_can_be_drawn() -> None:
    drawn = Path("macros/exports/poster/parts.typ").read_text("utf-8")
    colours = drawn.partition("#let states = (")[2].partition("\n)")[0]
    assert [status for status in ProgressStatus if f"{status}: " not in colours] == []


def test_the_states_of_the_second_plan_are_told_apart(second: Site) -> None:
    (poster,) = posters(second.index)
    found = {cell.number: f"{cell.shape} {cell.state}" for cell in cells(poster) if cell.state}
    assert found == {
        "1": "● 已完成",
        "4": "▲ 滞后",
        "7": "○ 推进中",
        "12": "■ 已停止",
        "14": "◇ 未启动",
    }


def links(svg: bytes) -> dict[str, str]:
    """Return the name of each link by where it leads."""
    tree = etree.fromstring(svg)
    assert tree.get("aria-label")
    return {a.get("href", ""): a.get("aria-label", "") for a in tree.iter(f"{SVG}a")}


def test_every_section_and_measure_is_a_link_with_a_name(
    site: Site, files: dict[str, bytes]
) -> None:
    index, url = site.index, site.settings.site_url
    entries: list[Entry] = [*index.sections.values(), *index.measures.values()]
    wanted = {f"{url}{address.page(entry)}" for entry in entries}
    drawn = links(files[plan_file(site, PosterFormat.SVG)])
    assert set(drawn) == wanted | {url}
    assert all(drawn.values())
    assert len(set(drawn.values())) == len(drawn)
    inside = links(files[address.poster_drawing("")])
    assert set(inside) == {f"../{link.removeprefix(url)}index.html" for link in drawn}
    pdf = PdfReader(io.BytesIO(files[plan_file(site, PosterFormat.PDF)])).pages[0]
    notes = [note.get_object()["/A"]["/URI"] for note in pdf.annotations or ()]
    assert set(notes) == set(drawn)


def test_pictures_are_as_large_as_their_pages_say_and_no_larger(
    site: Site, files: dict[str, bytes]
) -> None:
    for where, (width, height, most) in {
        plan_file(site, PosterFormat.SQUARE): (1200, 1200, 220_000),
        address.POSTER_SMALL: (562, 398, 25_000),
    }.items():
        assert size(files[where]) == (width, height)
        assert len(files[where]) <= most, where
    long = files[plan_file(site, PosterFormat.LONG)]
    assert size(long)[0] == 1080
    assert len(long) < 600_000
    shared = {where: content for where, content in files.items() if where.startswith("share/")}
    assert len(shared) == len(site.index.sections) + len(site.index.measures)
    for where, content in shared.items():
        assert size(content) == (600, 315)
        assert len(content) <= 40_000, where


def test_the_long_picture_of_200_measures_can_be_forwarded(second: Site) -> None:
    large = grown(posters(second.index)[0], 10)
    assert len(cells(large)) == 200
    content = picture(Sheet(large, PUBLIC, "long", "png"))
    assert size(content)[0] == 1080
    assert len(content) < 2_000_000


PHONE_PICTURE = 358
"""Pixels that a phone of 390 has for the picture on the home page."""


def test_the_small_picture_says_words_that_a_phone_shows_large_enough(site: Site) -> None:
    whole = posters(site.index)[0]
    content = set_poster(Sheet(whole, site.settings.site_url, "small", "pdf"))
    text = pdf_text(content)
    tops = [group for group in whole.groups if group.depth == whole.groups[0].depth]
    shown = [top for top in tops if squeeze(top.heading) in text]
    assert len(shown) == len(tops) or f"另有{len(tops) - len(shown)}个部分" in text
    assert any(squeeze(cell.number + cell.words) in text for cell in cells(whole) if cell.words)
    heights: list[float] = []
    PdfReader(io.BytesIO(content)).pages[0].extract_text(
        visitor_text=lambda words, cm, tm, font, size: heights.append(
            abs(size * tm[3] * cm[3]) if words.strip() else 99
        )
    )
    width = float(PdfReader(io.BytesIO(content)).pages[0].mediabox.width)
    assert min(heights) * PHONE_PICTURE / width >= 10  # facts of the band; all else is at 12
    left = text
    said = [
        whole.title,
        *whole.facts,
        whole.counts,
        whole.over,
        *(group.heading for group in whole.groups),
    ]
    said += [cell.number + cell.words for cell in cells(whole)] + [g.words for g in whole.groups]
    for part in sorted(map(squeeze, said), key=len, reverse=True):
        left = left.replace(part, "\0", 1) if part else left
    assert re.fullmatch(r"(另有\d+(条|个部分)|\d+条措施|\0)*", left), left


def test_every_object_has_the_picture_that_its_head_names(
    site: Site, files: dict[str, bytes]
) -> None:
    index = site.index
    pages = ["", "poster/", *(address.page(e) for e in index.living.values())]
    for page in some(pages):
        picture = share_picture(index, page)
        assert size(files[picture.address]) == (picture.width, picture.height)
        assert index.plan.title in picture.alt


def digests(files: Mapping[str, bytes]) -> list[str]:
    return [
        f"{where} {hashlib.sha256(content).hexdigest()}" for where, content in sorted(files.items())
    ]


def test_the_same_plan_gives_the_same_bytes(second: Site, tmp_path: Path) -> None:
    script = (
        "from tests.exports.test_poster import *\n"
        "print('\\n'.join(digests(made(public_site(PLANS['second'])))))"
    )
    run = [sys.executable, "-c", script]
    env = {"CACHE": str(tmp_path), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    there = subprocess.run(run, capture_output=True, check=True, text=True, cwd=ROOT, env=env)
    assert there.stdout.split("\n")[:-1] == digests(made(second))


# --- every length -----------------------------------------------------------------------------


def grown(poster: Poster, times: int) -> Poster:
    """Return a poster with its measures so many times, each with words as long as they may be."""
    word = "推动各项任务按照职责分工落到实处并且定期报告有关情况和成效"
    assert len(word) <= CELL
    groups = []
    for time in range(1, times + 1):
        for group in poster.groups:
            long = [
                replace(
                    cell,
                    number=f"{time}.{cell.number}",
                    words=word,
                    pieces=tuple(word),
                    leads="市民政局、市人力资源社会保障局…",
                )
                for cell in group.cells
            ]
            groups.append(replace(group, cells=tuple(long)))
    return replace(poster, groups=tuple(groups))


@pytest.mark.parametrize("times", [1, 3, 10])
@pytest.mark.parametrize("form", ["wide", "long"])
def test_nothing_is_cut_off_and_nothing_overlaps(second: Site, times: int, form: str) -> None:
    (poster,) = posters(second.index)
    large = grown(poster, times)
    pdf = set_poster(Sheet(large, PUBLIC, form, "pdf"))
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    if form == "wide":
        assert (round(width), round(height)) == (1191, 842)
    boxes = [tuple(map(float, note.get_object()["/Rect"])) for note in page.annotations or ()]
    assert len(boxes) >= len(cells(large))
    for left, low, right, high in boxes:
        assert 0 <= left < right <= width
        assert 0 <= low < high <= height
    for a, b in itertools.combinations(boxes, 2):
        apart = a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1 or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1
        assert apart, (a, b)
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    )
    places = re.findall(
        r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)"', done.stdout.decode()
    )
    assert len(places) > len(cells(large))
    for left, top, right, low in (tuple(map(float, place)) for place in places):
        assert left >= 0
        assert right <= width
        assert top >= -2  # of the box of the letters, not of their ink
        assert low <= height + 2


def parted(poster: Poster) -> list[str]:
    """Return the headings of the parts that the wide sheet shows in more than one column."""
    (page,) = PdfReader(io.BytesIO(set_poster(Sheet(poster, PUBLIC, "wide", "pdf")))).pages
    notes = [note.get_object() for note in page.annotations or ()]
    lefts = {note["/A"]["/URI"]: round(float(note["/Rect"][0]), -1) for note in notes}
    parts: dict[str, set[float]] = {}
    name = ""
    for group in poster.groups:
        name = group.heading if group.depth == 0 else name
        addresses = [group.address] * bool(group.heading) + [cell.address for cell in group.cells]
        parts.setdefault(name, set()).update(lefts[PUBLIC + where] for where in addresses)
    return [heading for heading, columns in parts.items() if len(columns) > 1]


@pytest.mark.parametrize("plan", ["first", "second"])
def test_a_part_stays_in_one_column_where_the_letters_allow(plan: str) -> None:
    (poster,) = posters(public_site(PLANS[plan]).index)
    assert parted(poster) == []


def test_a_part_much_longer_than_the_others_goes_on_in_the_next_column(second: Site) -> None:
    (poster,) = posters(second.index)
    longest = max(poster.groups, key=lambda group: len(group.cells))
    many = tuple(replace(longest.cells[0], id=f"one-{n}") for n in range(40))
    groups = [replace(g, cells=many) if g is longest else g for g in poster.groups]
    assert len(parted(replace(poster, groups=tuple(groups)))) == 1


def test_words_without_end_and_a_very_long_title_stay_on_the_sheet(second: Site) -> None:
    (poster,) = posters(second.index)
    title = "关于" + "进一步促进高质量发展" * 12
    first = poster.groups[1].cells[0]
    endless = replace(first, words="A" * 200, pieces=("A" * 200,), leads="B" * 99, due="C" * 99)
    groups = (poster.groups[0], replace(poster.groups[1], cells=(endless,)), *poster.groups[2:])
    large = replace(poster, title=title, pieces=(title,), groups=groups)
    pdf = set_poster(Sheet(large, PUBLIC, "wide", "pdf"))
    text = pdf_text(pdf)
    assert title in text
    assert "A" * 200 in text
    picture = Picture("wide", (title,), (title * 2,), number="1.1", facts=("x" * 300,))
    assert size(set_picture(picture)) == (600, 315)
    assert size(set_poster(Sheet(large, PUBLIC, "small", "png", 40))) == (661, 468)


def filtered(rows: list[bytes], kind: int) -> bytes:
    """Return rows of pixels as a PNG has them with one of its five filters."""
    lines, above = b"", bytes(len(rows[0]))
    for row in rows:
        lines += bytes([kind])
        for at, byte in enumerate(row):
            a, b, c = (row[at - 4], above[at], above[at - 4]) if at > 3 else (0, above[at], 0)
            _, _, nearest = min((abs(a + b - c - n), n_th, n) for n_th, n in enumerate((a, b, c)))
            guess = (0, a, b, (a + b) // 2, nearest)[kind]
            lines += bytes([(byte - guess) % 256])
        above = row
    return lines


@pytest.mark.parametrize("kind", range(5))
def test_a_palette_changes_no_colour_if_there_are_few(kind: int) -> None:
    colours = [bytes((n * 7 % 256, n * 31 % 256, n * 57 % 256, 255)) for n in range(200)]
    rows = [b"".join(colours[(x * y + 3 * x) % 200] for x in range(17)) for y in range(23)]
    head = struct.pack(">IIBBBBB", 17, 23, 8, 6, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + bytes(4)
        for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(filtered(rows, kind))))
    )
    made = with_palette(png)
    palette = made[made.index(b"PLTE") + 4 :]
    start = made.index(b"IDAT")
    lines = zlib.decompressobj().decompress(made[start + 4 :])
    seen = [lines[at + 1 : at + 18] for at in range(0, len(lines), 18)]
    shown = [b"".join(palette[3 * n : 3 * n + 3] + b"\xff" for n in line) for line in seen]
    assert shown == rows


def test_a_character_that_no_font_has_stops_the_build(second: Site) -> None:
    (poster,) = posters(second.index)
    broken = replace(poster, title="方案\U0001f600", pieces=("方案\U0001f600",))
    with pytest.raises(ExportError, match="网站的字体里没有"):
        set_poster(Sheet(broken, PUBLIC, "wide", "pdf"))


def test_a_long_plan_has_a_poster_for_each_part(tmp_path: Path) -> None:
    site = long_plan(tmp_path, 4, MOST_MEASURES // 4 + 1)
    whole, *parts = posters(site.index)
    assert [cell.count for cell in cells(whole)] == [51] * 4
    assert [part.part_id for part in parts] == list(site.index.sections)
    assert [len(cells(part)) for part in parts] == [51] * 4
    files = {file.address: file for file in poster_files(site, InFolder(Path()))}
    for part in parts:
        for file in downloads.posters(site.index, part.part_id):
            assert file.address in files
            # the long pictures take long and are made alike: that of the first part is enough
            if part is parts[0] or file.format is not PosterFormat.LONG:
                assert files[file.address].content
    assert PosterFormat.SQUARE not in {f.format for f in downloads.posters(site.index, "section-1")}
    assert "51 条" in pdf_text(files[plan_file(site, PosterFormat.PDF)].content).replace(
        "51条", "51 条"
    )


def test_a_very_long_plan_has_pictures_of_its_sections_only(tmp_path: Path) -> None:
    site = long_plan(tmp_path, 7, 43)
    index = site.index
    files = {file.address: file for file in poster_files(site, InFolder(Path()))}
    shared = {where for where in files if where.startswith("share/")}
    assert all(files[where].content for where in shared)
    assert shared == {address.picture(entry) for entry in index.sections.values()}
    measure = next(iter(index.measures.values()))
    assert share_picture(index, address.page(measure)) == share_picture(index, "")


def test_a_published_poster_of_a_part_stays_when_the_plan_gets_shorter(
    second: Site, tmp_path: Path
) -> None:
    (svg,) = (
        f.address for f in downloads.posters(second.index, "gone") if f.format is PosterFormat.SVG
    )
    later = replace(second, ledger=Ledger(lines=(Line(svg), Line("downloads/units/x.pdf"))))
    for where, content in made(second).items():
        (tmp_path / where).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / where).write_bytes(content)
    (kept,) = former_posters(later, InFolder(tmp_path))
    assert kept.address == svg
    assert kept.content == (tmp_path / plan_file(second, PosterFormat.SVG)).read_bytes()
