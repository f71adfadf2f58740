"""Word and Excel files opened by a real office program and printed: what a reader gets to see."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.exports.downloads.making import download_files
from macros.exports.file import InFolder
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze
from tests.conftest import FIRST, SECOND
from tests.exports.conftest import PUBLIC, public_site
from tests.some import some

UNITS = {"first": ("enterprises", "joint-conference-office"), "second": ("housing-bureau",)}


@dataclass(frozen=True)
class Printed:
    """A plan's files as an office program prints them."""

    site: Site
    folder: Path

    def pages(self, name: str) -> list[str]:
        """The text of each page of a print, laid out as on paper."""
        command = ["pdftotext", "-layout", str(self.folder / f"{name}.pdf"), "-"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return said.split("\f")[:-1]


@pytest.fixture(scope="module", params=["first", "second"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    program = shutil.which("soffice")
    assert program, "没有找到 LibreOffice：请先运行 make install-browser"
    plan = FIRST if request.param == "first" else SECOND
    site = public_site(plan)
    folder = tmp_path_factory.mktemp(f"office-{request.param}")
    wanted = {
        f"downloads/{site.index.plan.id}",
        *(f"downloads/units/{u}" for u in UNITS[request.param]),
    }
    given = []
    for file in download_files(site, InFolder(Path())):
        stem, _, kind = file.address.rpartition(".")
        if stem in wanted and kind in ("docx", "xlsx"):
            path = folder / f"{Path(stem).name}-{kind}.{kind}"
            path.write_bytes(file.content)
            given.append(str(path))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *given], capture_output=True, check=True, timeout=300)
    return Printed(site, folder)


def plain(words: str) -> str:
    """The words as fonts of office programs spell them: some name 方 as the radical ⽅."""
    return unicodedata.normalize("NFKC", squeeze(words))


def test_the_printed_document_has_every_official_word_in_order(printed: Printed) -> None:
    plan = printed.site.index.plan.id
    words = ""
    for number, page in some(enumerate(printed.pages(f"{plan}-docx"), start=1)):
        text = plain(page)
        assert text.endswith(f"—{number}—")
        words += text.removesuffix(f"—{number}—")
    place = 0
    for piece in some(map(plain, printed.site.index.printed)):
        found = words.find(piece, place)
        assert found >= 0, piece
        place = found + len(piece)


def test_the_heading_of_a_measure_runs_into_its_text_on_one_line(printed: Printed) -> None:
    plan = printed.site.index.plan.id
    lines = [plain(line) for page in printed.pages(f"{plan}-docx") for line in page.splitlines()]
    headed = [
        plain(f"{m.measure.number}{m.title}")
        for m in printed.site.index.measures.values()
        if m.title_is_official and len(m.title) < 18 and len(squeeze(m.measure.text)) > 60
    ]
    assert headed
    for heading in headed:
        (line,) = (line for line in lines if line.startswith(heading) and "。" in line)
        assert len(line) > len(heading) + 3, line


def test_the_printed_table_has_every_address_whole(printed: Printed) -> None:
    plan = printed.site.index.plan.id
    command = ["pdftotext", "-raw", str(printed.folder / f"{plan}-xlsx.pdf"), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    words = squeeze(said).replace("-", "")  # one at the end of a line is taken for a break
    for id in some(printed.site.index.measures):
        assert f"{PUBLIC}measures/{id}/".replace("-", "") in words, id


def test_every_printed_table_says_that_it_is_no_official_paper(printed: Printed) -> None:
    for path in some(sorted(printed.folder.glob("*-xlsx.pdf"))):
        for page in some(printed.pages(path.stem)):
            assert "由网站生成，非正式公文" in page
            assert re.search(r"第 \d+ 页，共 \d+ 页", page)
