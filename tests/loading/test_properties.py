"""Whatever the bytes: a verdict, no traceback; formatting never changes what a plan says."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.editing.canonical import format_text
from macros.editing.comments import comments_in
from macros.loading.load import load, load_text
from macros.loading.reading import read_text
from macros.loading.yamltext import parse
from macros.model.problems import PlanError, Report
from macros.text.characters.inert import inert
from macros.text.characters.numerals import chinese_number, number_parts
from macros.text.lines.reflow import reflow
from macros.text.lines.wrap import wrap
from tests.fuzzing import tried

FIRST = Path("tests/plans/first/plan.yml")
SECOND = Path("tests/plans/second/plan.yml")
BASE = Path("tests/broken/clean.yml")
NUMERALS = json.loads(Path("tests/numerals.json").read_text(encoding="utf-8"))
"""One table for both languages: tests/js/words.test.mjs reads it, too."""
some, few = tried(100), tried(40)

SCRAPS = st.sampled_from(
    [
        "\t",
        "：",
        "，",
        " #",
        '"',
        "'",
        "“",
        "\n",
        "  ",
        "- ",
        ": ",
        "|-",
        ">",
        "&a ",
        "*a",
        "!!x ",
        "<<: ",
        "---\n",
        "[",
        "]",
        "{",
        "}",
        "\0",
        "\u200b",
        "\r",
        "\ufeff",
        "%",
        "@",
        "`",
        "\\",
        "\u2028",
        "id: ",
        "? ",
        "...",
        "\x85",
        "\U000e0001",
        "\ud800",
        "null",
        "~",
        "=======\n",
    ]
)
WORDS = st.text(
    st.one_of(
        st.sampled_from(
            "知识产权。，、；：！？（）《》“”‘’—…2023一二三 aZ09.,:;!?'\"()[]{}#&*|>%@`\\-_=<~　"
        ),
        st.characters(exclude_categories=["C", "Z"], max_codepoint=0x2FFFF),
    ),
    min_size=1,
    max_size=250,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan")
    shutil.copy(BASE.with_name("notice.txt"), folder)
    return folder


def verdict(path: Path) -> tuple[Report, ...]:
    """Check a file; anything but a clean bill or faults with their places fails the test."""
    try:
        load(path)
    except PlanError as error:
        reports = error.reports
    else:
        return ()
    lines = path.read_bytes().count(b"\n") + 1
    assert reports
    for report in reports:
        assert report.message
        assert "\n" not in str(report)
        assert report.column >= 1
        assert 1 <= report.line <= lines + 1
    return reports


@some
@given(data=st.binary(max_size=400))
@example(data=b"\xff\xfeplan")
@example(data=b"plan: &a [*a, *a]\n")
@example(data=b"? " * 3000)
@example(data=b"[" * 3000)
@example(data=b"- " * 3000 + b"x")
@example(data=b"plan: !!python/object/apply:os.system ['true']\n")
@example(data=b"plan: 0o777\nplan: 1_0\n<<: *x\n")
def test_any_bytes_get_a_verdict(data: bytes, folder: Path) -> None:
    path = folder / "any.yml"
    path.write_bytes(data)
    assert verdict(path)


@some
@given(scraps=st.lists(st.one_of(SCRAPS, WORDS), max_size=30))
def test_any_scraps_of_yaml_get_a_verdict(scraps: list[str], folder: Path) -> None:
    path = folder / "scraps.yml"
    path.write_bytes("".join(scraps).encode("utf-8", "surrogatepass"))
    verdict(path)


@some
@given(seed=st.integers(0, 10**6), scrap=st.one_of(SCRAPS, WORDS), cut=st.integers(0, 40))
def test_a_damaged_plan_gets_a_verdict(seed: int, scrap: str, cut: int, folder: Path) -> None:
    source = (BASE, BASE, BASE, FIRST, SECOND)[seed % 5]
    text = read_text(source)
    place = random.Random(seed).randrange(len(text))
    damaged = text[:place] + scrap + text[place + cut :]
    path = folder / "plan.yml"
    path.write_bytes(damaged.encode("utf-8", "surrogatepass"))
    verdict(path)


@some
@given(seed=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_a_plan_with_one_wrong_byte_gets_a_verdict(seed: int, byte: int, folder: Path) -> None:
    data = bytearray(BASE.read_bytes())
    data[random.Random(seed).randrange(len(data))] = byte
    path = folder / "plan.yml"
    path.write_bytes(data)
    verdict(path)


@few
@given(seed=st.integers(0, 10**6))
def test_formatting_a_plan_with_lines_shuffled_and_comments_strewn_keeps_its_meaning(
    seed: int, folder: Path
) -> None:
    chance = random.Random(seed)
    lines = read_text(BASE).split("\n")
    for _ in range(chance.randrange(6)):
        place = chance.randrange(len(lines))
        indent = len(lines[place]) - len(lines[place].lstrip()) + chance.choice((0, 0, 2, 4))
        lines.insert(place, " " * indent + f"# 注 {chance.randrange(9)}")
    for place in range(len(lines)):
        if lines[place].endswith('"') and chance.random() < 0.2:
            lines[place] += "  # 行尾"
    text = "\n".join(lines)
    path = folder / "plan.yml"
    try:
        before = load_text(text, path)
    except PlanError:
        return  # a comment among the lines of a text has become text
    result = format_text(text, path)
    assert load_text(result, path).file == before.file
    assert sorted(comments_in(result)) == sorted(comments_in(text))
    assert format_text(result, path) == result


@some
@given(name=WORDS, note=st.lists(WORDS, min_size=1, max_size=3))
def test_formatting_keeps_any_words(name: str, note: list[str], folder: Path) -> None:
    text = read_text(BASE).replace('name: "公共服务"', "name: " + _single(name))
    long = "\n\n".join(note)
    described = "\n".join(f"      {line}" if line else "" for line in long.split("\n"))
    text = text.replace("\nsections:", f"    description: |-\n{described}\n\nsections:", 1)
    path = folder / "plan.yml"
    try:
        before = load_text(text, path)
    except PlanError:
        return  # words the plan may not hold, or white space only
    result = format_text(text, path)
    assert load_text(result, path).file == before.file
    assert format_text(result, path) == result


def _single(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


@some
@given(words=WORDS, style=st.sampled_from(["'", '"', "|", ""]), offset=st.integers(0, 10**6))
@example(words="甲'乙''丙", style="'", offset=5)
@example(words='甲"乙\\丙', style='"', offset=4)
@example(words="甲" * 30, style="|", offset=29)
def test_a_character_of_a_value_is_found_in_the_file(words: str, style: str, offset: int) -> None:
    words = "".join(words.split()) or "甲"
    written = {
        "'": _single(words),
        '"': '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"',
        "|": "|-\n  " + "\n\n  ".join(words[n : n + 9] for n in range(0, len(words), 9)),
        "": words,
    }[style]
    parsed = parse(f"plan: {written}\nunits: x")
    if parsed.reports or not isinstance(parsed.value, dict) or "units" not in parsed.value:
        return  # bare words that mean something else in YAML
    offset %= len(words)
    mark = parsed.inside(parsed.place(("plan",)), offset)
    assert parsed.lines[mark.line - 1][mark.column - 1] == words[offset]
    end = parsed.inside(parsed.place(("plan",)), len(words))
    assert parsed.lines[end.line - 1][end.column - 2] == words[-1] or style in ("'", '"')


@some
@given(text=WORDS)
def test_wrapping_can_be_undone(text: str) -> None:
    paragraph = reflow(text.replace("\n", " "))
    assert reflow("\n".join(wrap(paragraph))) == paragraph


@some
@given(text=st.text(max_size=200))
def test_reflowing_twice_is_reflowing_once(text: str) -> None:
    once = reflow(text)
    assert reflow(once) == once
    assert "".join(once.split()) == "".join(text.split())


@some
@given(text=st.text(max_size=200))
def test_text_on_pages_is_inert(text: str) -> None:
    escaped = str(inert(text))
    assert not set('<>{}`*_[]|"') & set(escaped)


@pytest.mark.parametrize(("word", "value"), NUMERALS["numbers"])
def test_chinese_numerals_have_their_value(word: str, value: int) -> None:
    assert chinese_number(word) == value


@pytest.mark.parametrize("word", ["", "甲", "十x", "1"])
def test_what_is_no_chinese_numeral_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=f"^{word}$"):
        chinese_number(word)


@pytest.mark.parametrize(("printed", "parts"), NUMERALS["printed"])
def test_printed_numbers_give_their_parts(printed: str, parts: list[str]) -> None:
    assert number_parts(printed) == tuple(parts)


def test_a_plan_read_twice_is_the_same() -> None:
    assert parse(read_text(FIRST)).value == parse(read_text(FIRST)).value
