"""Whatever a value of mkdocs.yml is: it works, or there is one Chinese line with its place for each fault."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files

from macros.building.mkdocs.configuration import configuration
from macros.settings import mkdocs_words as words
from macros.settings.engine import CONFIG
from macros.settings.mkdocs_yml import faults

BROUGHT = CONFIG.read_text("utf-8")
VALUES = (
    "text",
    "''",
    "5",
    "1.5",
    "true",
    "2026-01-01",
    "[]",
    "{}",
    "[text]",
    "[5]",
    "[true]",
    "[null]",
    "[[text]]",
    "[{}]",
    "[{a: 1}]",
    "[{a: b}]",
    "[{a: [b]}]",
    "[{a: [5]}]",
    "[{a: {b: c}}]",
    "[{a: b, c: d}]",
    "[{1: a.md}]",
    "[{? [a] : b}]",
    "[{path: [a]}]",
    "[{path: a.js, defer: 5}]",
    "[{path: a.js, nosuch: 5}]",
    "{a: b}",
    "{a: {b: c}}",
    "{1: b}",
    "{path: a}",
    "!ENV NOSUCH",
    "!ENV [NOSUCH, 5]",
    "!ENV {a: b}",
    "[!ENV NOSUCH]",
    "{a: !ENV {b: c}}",
    "&a [*a]",
    "{<<: {a: b}}",
    "'[\\'",
    "'!'",
    "'a\\'",
    "'a[xz-a]'",
)
NAMES = [
    *words.SETTINGS,
    *words.REFUSED,
    "nosuch",
    "theme",
    "extra",
    *sorted(words.RESERVED),
    "extra.a b",
]
OPERATOR = [
    f"extra.operator.{key}"
    for key in "name contact icp police site_code report security nosuch".split()
]
OF_LISTS = [
    f"{of}: [{name}: {value}]"
    for of, names in (
        (
            "markdown_extensions",
            [*words.MORE_EXTENSIONS, "toc", "macros.nosuch", "macros.pages.finished"],
        ),
        ("plugins", ["search", "macros", "nosuch"]),
    )
    for name in names
    for value in ("5", "text", "[a]", "{nosuch: 1}", "{smart_dashes: 5}", "{hide_protocol: [a]}")
]
_QUOTED = re.compile(r"“[^”]*”|\[[^\]]*\]|!ENV")


def written(name: str, value: str) -> str:
    """Return a setting as somebody writes it, below a remark."""
    text = "# 甲\n"
    for depth, key in enumerate(name.replace("*", "nosuch").split(".")):
        text += "  " * depth + key + ":\n"
    return f"{text.removesuffix(chr(10))} {value}\n"


def in_chinese(found: list[str]) -> bool:
    """Whether each fault is a line with its place, and no sentence of another language."""
    return all(
        re.fullmatch(r"mkdocs\.yml:\d+: .*[\u4e00-\u9fff].*。", one)
        and not re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", _QUOTED.sub("", one))
        for one in found
    )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("text", "a.css", "a.js", "docs/text", "docs/b"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("", "utf-8")
    return tmp_path


def ask(text: str, place: Path) -> list[str]:
    """Return the faults of a file; MkDocs takes one without any."""
    config = place / "mkdocs.yml"
    config.write_text(text, "utf-8")
    try:
        read = load_config(**configuration(config))
    except ConfigurationError as error:
        return str(error).split("\n")
    get_files(read)
    return []


@pytest.mark.parametrize("name", [*NAMES, *OPERATOR])
def test_every_value_of_every_setting_works_or_is_refused_in_chinese(
    name: str, place: Path
) -> None:
    refused = 0
    for value in VALUES if name in words.SETTINGS else VALUES[::4]:
        found = ask(written(name, value), place)
        assert in_chinese(found), (value, found)
        refused += bool(found)
        line = len(name.split(".")) + 1
        assert all(2 <= int(one.split(":")[1]) <= line for one in found), (value, found)
    assert refused or name == "extra.*" or name == "extra.a b"


@pytest.mark.parametrize("text", OF_LISTS)
def test_every_option_works_or_is_refused_in_chinese(text: str, place: Path) -> None:
    assert in_chinese(ask(text, place))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a:\n\t- b\n", "2: 读不懂（缩进用了制表符"),
        ("a: @b\n", "1: 读不懂（以符号开头"),
        ("a: b: c\n", "1: 读不懂（一行里有两个冒号"),
        ('a: "b\n', "2: 读不懂（引号没有成对"),
        ("a: [b, c\nd: e\n", "2: 读不懂（括号没有成对"),
        ("nav:\n- a: b\n - c: d\n", "3: 读不懂（与上面的行没有对齐"),
        ("a:\n  b\nc\n", "4: 读不懂（缺冒号"),
        ("a: *b\n", "1: 读不懂（以 * 或 & 开头"),
        ("a: b\n---\nc: d\n", "2: 读不懂（只能有一份"),
        ('a: "\\q"\n', "1: 读不懂（双引号里的反斜线"),
        ("a: b\nc: \x01\n", "2: 读不懂（有看不见的字符"),
        ("a: " + "[" * 5000, "1: 读不懂（括号套得太深"),
        ("%YAML 9.9\n---\na: b\n", "1: 读不懂（写法不对"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, cause: str) -> None:
    found = list(faults(text, BROUGHT))
    assert in_chinese(found)
    assert found[0].startswith(f"mkdocs.yml:{cause}"), found


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_bytes("# 甲\nextra_css: 乙\n".encode("gb18030"))
    with pytest.raises(ConfigurationError, match=r"^mkdocs\.yml:1: 不是 UTF-8 编码"):
        configuration(config)


def test_a_folder_that_is_not_there_is_told(place: Path) -> None:
    assert ask("# 甲\ndocs_dir: nosuch\n", place)[0].startswith(
        "mkdocs.yml:2: docs_dir：没有“nosuch”"
    )


def test_the_options_are_those_of_the_extensions() -> None:
    assert words.MORE_OPTIONS.keys() == words.MORE_EXTENSIONS.keys()
    for name, options in words.MORE_OPTIONS.items():
        module = import_module(name if "." in name else f"markdown.extensions.{name}")
        held = module.makeExtension().getConfigs()
        assert all(isinstance(held[option], bool) for option in options), name
