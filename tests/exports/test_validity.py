"""That a plan was repealed is said wherever its words are taken away: pages, files, answers."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from lxml import etree, html
from pypdf import PdfReader

from macros.text.lines.reflow import squeeze
from tests.conftest import Published
from tests.some import some

REPEALED = "由《青禾市人民政府关于废止部分文件的决定》（青政发〔2025〕30号）废止"


def paths(site: Published, pattern: str) -> list[Path]:
    found = sorted(site.folder.glob(pattern))
    assert found, pattern
    return found


def test_every_page_has_the_banner(milestones: Published) -> None:
    for path in some(paths(milestones, "**/*.html")):
        page = html.fromstring(path.read_bytes())
        if path.relative_to(milestones.folder).parts[0] in ("m", "s") or page.xpath(
            "//meta[@http-equiv='refresh']"
        ):
            continue  # it only leads on
        assert REPEALED in squeeze(page.text_content()), path


def test_every_answer_of_the_api_says_so(milestones: Published) -> None:
    for path in some(paths(milestones, "api/v1/**/*.json")):
        if path.name != "openapi.json":
            given = json.loads(path.read_text("utf-8"))["plan"]["validity"]
            assert (given["status"], given["on"]) == ("repealed", "2025-12-01"), path
            assert given["by"]["id"] == "repeal-2025"


def test_feeds_and_calendars_say_so(milestones: Published) -> None:
    for path in some(paths(milestones, "**/feed.xml")):
        feed = etree.fromstring(path.read_bytes())
        assert REPEALED in str(feed.findtext("{http://www.w3.org/2005/Atom}subtitle")), path
    for path in some(paths(milestones, "downloads/units/*.ics")):
        lines = path.read_text("utf-8").replace("\n ", "")
        assert lines.count(REPEALED) == 2 + lines.count("BEGIN:VEVENT"), path


def test_papers_and_workbooks_say_so(milestones: Published) -> None:
    for path in some(paths(milestones, "downloads/**/*.docx")):
        words = "".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
        assert REPEALED in squeeze(words), path
    for path in some(paths(milestones, "downloads/**/*.pdf")):
        words = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert REPEALED in squeeze(words), path
    for path in some(paths(milestones, "downloads/**/*.xlsx")):
        if path.parent.name == "progress":
            continue  # a form to be filled in
        rows = openpyxl.load_workbook(path)["说明"].iter_rows(values_only=True)
        assert any(REPEALED in str(row[1]) for row in rows), path


def test_the_offline_copy_and_programs_are_told(milestones: Published) -> None:
    (archive,) = paths(milestones, "downloads/*-offline.zip")
    with zipfile.ZipFile(io.BytesIO(archive.read_bytes())) as packed:
        pages = [name for name in packed.namelist() if name.endswith("measures/survey/index.html")]
        assert REPEALED in packed.read(pages[0]).decode()
    assert REPEALED in (milestones.folder / "llms.txt").read_text("utf-8").replace("\\", "")


@pytest.mark.parametrize("where", ["measures/survey", "sections/tasks", "units/housing"])
def test_a_citation_says_so(milestones: Published, where: str) -> None:
    page = html.parse(str(milestones.folder / where / "index.html"))
    words = page.xpath("string(//textarea[@id='cite-words'])")
    assert words.startswith("《青禾市既有住宅加装电梯工作实施意见》（青政发〔2024〕9号，已废止）")
