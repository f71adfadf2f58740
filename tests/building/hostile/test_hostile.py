"""Hostile words change no program's view of any file: a site of them has the shape of a harmless one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.building.build import build
from macros.loading.load import Loaded, load, load_text
from macros.loading.reading import read_text
from macros.model.problems import PlanError
from macros.settings import Settings
from macros.settings.mkdocs_shapes import NOT_TEXT
from macros.text.lines.reflow import squeeze
from tests.building.hostile.fields import fields, filled
from tests.building.hostile.plan import Given, Words, harmless, hostile, write
from tests.building.hostile.shapes import pages_in, shape
from tests.building.hostile.values import UNSEEN, WORDS
from tests.conftest import GUIDE
from tests.counts import COUNT, Record
from tests.engine import engine

pytestmark = pytest.mark.site

LEFT_OUT = {
    ("Involvement", "word"): "a rule takes Chinese characters alone",
    ("RoleClause", "quote"): "a rule takes sentences of few forms alone",
    ("RowMeasure", "before"): "a rule takes none",
    ("RowMeasure", "text"): "a rule takes none: it is that of the cells",
    ("Annex", "before"): "printed as that of a section",
    # what a plan has that comes without a notice: the same is printed of the notice
    **{
        ("PlanInfo", name): "of a plan without a notice"
        for name in ("letterhead", "addressees", "signature", "remark", "imprint")
    },
}
"""Fields that hold words and none of the corpus, with why."""


@dataclass(frozen=True)
class Made:
    """A plan and the site built from it."""

    plan: Loaded
    folder: Path

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}


def made(place: Path, given: Given) -> Made:
    settings = Settings(
        plan=write(place / "data", Words(WORDS, given)),
        site_url="https://plan.example.org/kb/",
        repo_url="https://example.org/owner/repo",
    )
    config = with_words(engine(place / "engine"), given)
    build(settings, place / "site", config, all_checks=True)
    return Made(load(settings.plan), place / "site")


SOME = [word for word in WORDS[::30] if not NOT_TEXT.search(word)]
"""Words for the few texts of the settings and of pages that people write; there mark-up is refused by name."""


def with_words(config: Path, given: Given) -> Path:
    """Write words into who runs a site, into its navigation, and into the title of a page of prose."""
    names = [json.dumps(f"{given(word)}甲", ensure_ascii=False) for word in SOME]
    operator = f"{{name: {names[0]}, contact: {names[1]}}}"
    text = config.read_text("utf-8").replace("extra:\n", f"extra:\n  operator: {operator}\n", 1)
    places = "".join(f"  - {name}: words/{n}.md\n" for n, name in enumerate(names))
    config.write_text(text.replace("  - 关于:", f"{places}  - 关于:", 1), "utf-8")
    pages = config.parent / "docs/words"
    pages.mkdir()
    for number, name in enumerate(names):
        page = f"---\ntitle: {name}\n---\n# 甲\n\n乙。\n"
        (pages / f"{number}.md").write_text(page, "utf-8")
    return config


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, Made]:
    """The site with hostile words and its twin."""
    place = tmp_path_factory.mktemp("twins")
    return made(place / "hostile", hostile), made(place / "harmless", harmless)


def test_every_field_that_holds_words_has_some_of_the_corpus(sites: tuple[Made, Made]) -> None:
    declared, used = set(fields()), set(filled(sites[0].plan.file))
    assert len(declared) > 80
    assert declared - used == set(LEFT_OUT)


def test_every_file_has_the_shape_of_its_twin(
    sites: tuple[Made, Made], record_property: Record
) -> None:
    one, other = (site.files() for site in sites)
    pieces = {name for name in {*one, *other} if name.startswith("search/texts-")}
    assert one.keys() - pieces == other.keys() - pieces
    names = sorted(one.keys() & other.keys())
    assert [name for name in names if shape(name, one[name]) != shape(name, other[name])] == []
    archive = "downloads/hostile-offline.zip"
    assert list(pages_in(one[archive])) == list(pages_in(other[archive]))
    record_property(
        COUNT,
        f"{len(WORDS)} hostile words in {len(set(fields())) - len(LEFT_OUT)} fields: "
        f"{len(names)} files with the shape of their twins; {len(UNSEEN)} refused",
    )
    assert len(WORDS) >= 400
    assert len(names) > 200


def test_every_word_comes_out_as_it_is(sites: tuple[Made, Made]) -> None:
    files = sites[0].files()
    measure = json.loads(files["api/v1/measures/measure-all.json"])["data"]
    topic = json.loads(files["api/v1/topics/topic-1.json"])["data"]
    changes = json.loads(files["api/v1/changes.json"])["data"]
    assert measure["text"].split("\n\n") == list(WORDS)
    assert topic["description"].split("\n\n") == list(WORDS)
    assert set(WORDS) <= {change["summary"] for change in changes}
    csv = squeeze(files["downloads/hostile.csv"].decode("utf-8-sig"))
    lost = [word for word in WORDS if squeeze(word).replace('"', '""') not in csv]
    assert lost == []


@pytest.mark.parametrize(
    ("name", "content", "spoilt"),
    [
        ("a.html", b"<p>x</p>", b"<p>x<b></b></p>"),
        ("a.html", b"<p>x</p>", b"<p onclick=y>x</p>"),
        ("a.html", b"<a href=/a/>x</a>", b"<a href=//evil.example/>x</a>"),
        ("a.html", b"<script>x</script>", b"<script>y</script>"),
        ("a.html", b"<p>x</p>", b"<p>x<!-- y --></p>"),
        ("a.svg", b"<svg><g/></svg>", b"<svg><g onload='x'/></svg>"),
        ("a.xml", b"<a><b/></a>", b"<a><b/><b/></a>"),
        ("a.json", b'{"a": "b"}', b'{"a": "b", "c": ""}'),
        ("a.csv", b"a,b\r\n", b"a,=b\r\n"),
        ("a.csv", b"a,b\r\n", b"a,b,c\r\n"),
        ("a.ics", b"A:b\r\nC:d\r\n", b"A:b\r\nC:d\r\nE:f\r\n"),
        ("a.txt", b"- [a](b/): c\n", b"- [a](d/): c\n"),
        ("a.css", b"a{}", b"b{}"),
    ],
)
def test_what_is_put_in_changes_the_shape_and_other_words_do_not(
    name: str, content: bytes, spoilt: bytes
) -> None:
    assert shape(name, content) != shape(name, spoilt)
    if name.endswith(("html", "svg", "xml")):
        assert (
            shape(name, content.replace(b"x<", b"y<")) == shape(name, content)
            or b"script" in content
        )


def test_no_character_that_nobody_sees_gets_in() -> None:
    text = read_text(GUIDE)
    line = text.count("\n", 0, text.index('summary: "首次发布"')) + 1
    for value in UNSEEN:
        with pytest.raises(PlanError) as refused:
            load_text(text.replace("首次发布", value), GUIDE)
        assert {report.line for report in refused.value.reports} <= {line, line + 1}, ascii(value)
