"""Each setting of mkdocs.yml is honoured, or refused with one line that says what to do instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import get_schema

from macros.settings import mkdocs_words as words
from macros.settings.engine import CONFIG
from macros.settings.mkdocs_nodes import pairs
from macros.settings.mkdocs_own import faults_of_own
from macros.settings.mkdocs_places import missing_files, to_itself
from macros.settings.mkdocs_yml import faults, named

BROUGHT = CONFIG.read_text("utf-8")


def told(text: str) -> list[str]:
    return list(faults(text, BROUGHT))


_OF_OTHER_KINDS = {
    "markdown_extensions": "[abbr]",
    "plugins": "[search]",
    "nav": "[{甲: a.md}]",
    "extra_css": "[a.css]",
    "extra_javascript": "[{path: a.js, defer: true}]",
    "extra.operator": "{name: 乙}",
}


def written(name: str) -> str:
    """Return a setting, by its name with dots, as somebody writes it."""
    *above, key = name.replace("*", "nosuch").split(".")
    value = _OF_OTHER_KINDS.get(name, "乙")
    return f"# 甲\n{above[0]}:\n  {key}: {value}\n" if above else f"# 甲\n{key}: {value}\n"


@pytest.mark.parametrize("name", words.REFUSED)
def test_a_setting_without_effect_is_refused_with_its_line(name: str) -> None:
    (fault,) = told(written(name))
    line = 3 if "." in name else 2
    assert fault.startswith(f"mkdocs.yml:{line}: {name.replace('*', 'nosuch')}：")
    assert words.REFUSED[name] in fault
    assert fault.endswith("请删去这一项。")


@pytest.mark.parametrize("name", words.SETTINGS)
def test_a_setting_that_is_honoured_is_no_fault(name: str) -> None:
    assert told(written(name)) == []


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ('!!python/object/apply:os.system ["id"]', "!!python/object/apply:os.system"),
        ("!!python/name:os.system", "!!python/name:os.system"),
        ("!!python/object/new:os.system [id]", "!!python/object/new:os.system"),
        ("!!python/module:antigravity", "!!python/module:antigravity"),
        ("!relative $docs_dir", "!relative"),
        ("!include secret.yml", "!include"),
        ("[{b: [!!python/tuple [1]]}]", "!!python/tuple"),
    ],
)
@pytest.mark.parametrize("key", ["extra", "nav", "copyright"])
def test_no_value_runs_a_program_as_it_is_read(key: str, value: str, tag: str) -> None:
    written = f"# 甲\n{key}:\n  a: {value}\n"
    (fault,) = (one for one in told(written) if "不运行别的程序" in one)
    assert fault.startswith(f"mkdocs.yml:3: {tag}：")


@pytest.mark.parametrize(
    "folder", ["/etc", "../outside", "docs/../..", "C:\\docs", "[a]", ".", "''"]
)
def test_all_in_a_folder_outside_is_not_published(folder: str) -> None:
    assert told(f"# 甲\ndocs_dir: {folder}\n")[0].startswith("mkdocs.yml:2: docs_dir：")
    assert told("docs_dir: pages/of/ours\n") == []


def test_a_key_is_a_word() -> None:
    assert told("# 甲\n? {a: b}\n: 1\n") == ["mkdocs.yml:2: 键要写成一个词；请检查冒号和缩进。"]


def test_values_of_the_environment_and_of_the_engine_are_no_fault() -> None:
    assert told("extra: { owner: !ENV [OWNER, 甲] }\n") == []
    assert not [one for one in told(BROUGHT) if "不运行别的程序" in one]


def test_an_alias_within_itself_is_no_trap() -> None:
    told("extra: &a\n  b: *a\n")


def test_every_setting_of_mkdocs_is_one_or_the_other() -> None:
    known = {name.partition(".")[0] for name in (*words.SETTINGS, *words.REFUSED)}
    assert {name for name, _ in get_schema()} - {"config_file_path", "pages"} <= known
    assert not words.SETTINGS.keys() & words.REFUSED.keys()


@pytest.mark.parametrize("name", [*words.REFUSED_EXTENSIONS, "nosuch.extension"])
def test_an_extension_that_the_site_does_not_have_is_refused(name: str) -> None:
    (fault,) = told(f"markdown_extensions:\n  - attr_list\n  - {name}: {{ a: 1 }}\n")
    assert fault.startswith(f"mkdocs.yml:3: {name}：")
    assert words.REFUSED_EXTENSIONS.get(name, words.UNKNOWN["extension"]) in fault


@pytest.mark.parametrize("name", [*words.REFUSED_PLUGINS, "nosuch"])
def test_a_plugin_that_the_site_does_not_run_is_refused(name: str) -> None:
    (fault,) = told(f"plugins:\n  - search\n  - {name}\n")
    assert fault.startswith(f"mkdocs.yml:3: {name}：")
    assert words.REFUSED_PLUGINS.get(name, words.UNKNOWN["plugin"]) in fault


@pytest.mark.parametrize("name", words.PLUGINS)
def test_a_plugin_whose_work_is_done_may_stand_there_without_options(name: str) -> None:
    assert told(f"plugins: [{name}]\n") == told(f"plugins:\n  {name}:\n") == []
    assert told(f"plugins:\n  - {name}: {{}}\n") == []
    (fault,) = told(f"plugins:\n  - {name}: {{ a: 1 }}\n")
    assert fault == f"mkdocs.yml:2: {name}：由引擎设好，不能带选项；请只写名字，或删去。"


def test_every_extension_that_is_on_is_named_and_takes_no_options() -> None:
    root = yaml.compose(BROUGHT, yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    (value,) = (one for key, one in root.value if key.value == "markdown_extensions")
    on = {key.value for key, _ in named(value) if not key.value.startswith("macros.")}
    assert on | {"fenced_code"} == words.EXTENSIONS.keys()
    assert told(f"markdown_extensions: [{', '.join(on)}]\n") == []
    (fault,) = told("markdown_extensions:\n  toc: { permalink: true }\n")
    assert fault.startswith("mkdocs.yml:2: toc：由引擎设好")
    assert told("markdown_extensions: [smarty: { smart_dashes: false }]\n") == []


def test_the_tried_plugins_are_all_in_the_table() -> None:
    tried = (
        "search tags redirects minify glightbox git-revision-date-localized blog rss offline social"
    )
    assert set(tried.split()) <= words.PLUGINS.keys() | words.REFUSED_PLUGINS.keys()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("theme: readthedocs\n", "mkdocs.yml:1: theme：网页的样子由引擎决定"),
        (
            "extra_css: [https://example.org/a.css]\n",
            "mkdocs.yml:1: extra_css：“https://example.org",
        ),
        ("extra_javascript:\n- path: //example.org/a.js\n", "mkdocs.yml:2: extra_javascript：“//"),
        ("docs_dir: a\ndocs_dir: b\n", "mkdocs.yml:2: “docs_dir”写了两次"),
        ("nav:\n- 甲:\n  - 乙:\n    - c.md\n", "mkdocs.yml:3: nav：“乙”在分组里又分组"),
        ("nosuch: 1\n", "mkdocs.yml:1: nosuch：没有这个设置"),
        (
            "plugin: []\n",
            "mkdocs.yml:1: plugin：没有这个设置，或者它在本站不起作用；是不是“plugins”？",
        ),
        (
            "extra:\n  operater: {}\n",
            "mkdocs.yml:2: extra.operater：没有这个设置，或者它在本站不起作用；是不是“extra.operator”？",
        ),
        ("- a\n", "mkdocs.yml:1: 要逐行写“键: 值”，冒号用英文的"),
        ("nav：\n- 首页: index.md\n", "mkdocs.yml:1: “nav：”用的是中文冒号"),
        ("nav:\n- 首页：index.md\n", "mkdocs.yml:2: nav：每一项写成“- 名称: 文件.md”"),
        ("nav:\n- 首页:index.md\n", "mkdocs.yml:2: nav：每一项写成“- 名称: 文件.md”"),
        ("nav:\n- 说明：\n  - 全文: plan.md\n", "mkdocs.yml:2: “说明：”用的是中文冒号"),
        ("a: [b\n", "mkdocs.yml:2: 读不懂（"),
        ("nav:\n- 甲: []\n", "mkdocs.yml:2: nav：“甲”里没有网页"),
        ("nav:\n- '': index.md\n", "mkdocs.yml:2: nav：名称“”会原样显示，只能是文字"),
        ("nav:\n- :material-home: index.md\n", "mkdocs.yml:2: nav：名称“:material-home”会原样"),
        ("nav:\n- <b>甲</b>: index.md\n", "mkdocs.yml:2: nav：名称“<b>甲</b>”会原样"),
        ("nav:\n- '{{ plan.title }}': [a.md]\n", "mkdocs.yml:2: nav：名称“{{ plan.title }}”会原样"),
        ("nav:\n- https://example.org/\n", "mkdocs.yml:2: nav：别的网站要有名称"),
        ("nav:\n- 甲: javascript:alert(1)\n", "mkdocs.yml:2: nav：“javascript:alert(1)”不是网页"),
        ("nav:\n- 甲: ''\n", "mkdocs.yml:2: nav：“”不是网页"),
        ("nav: []\n", "mkdocs.yml:1: nav：里面没有网页；请逐行写上，用引擎的就删去这一项。"),
        ("nav:\n- ''\n", "mkdocs.yml:2: nav：每一项写成“- 名称: 文件.md”"),
        ("nav:\n- ' '\n", "mkdocs.yml:2: nav：每一项写成“- 名称: 文件.md”"),
        ("nav:\n- 甲: 'https://[::1'\n", "mkdocs.yml:2: nav：“https://[::1”不是网页"),
        ("nav:\n- 甲: https:///a\n", "mkdocs.yml:2: nav：“https:///a”不是网页"),
        ("nav:\n- 甲: https://a.cn/b c\n", "mkdocs.yml:2: nav：“https://a.cn/b c”不是网页"),
        ("nav:\n- 甲: a.md\n- 乙: [./a.md]\n", "mkdocs.yml:3: nav：“a.md”写了两次，只能有一个名称"),
        ("plugins: ['']\n", "mkdocs.yml:1: plugins：每一项写一个名字"),
        (
            "markdown_extensions: {'': {a: 1}}\n",
            "mkdocs.yml:1: markdown_extensions：名字要写成文字",
        ),
        ("INHERIT:\n", "mkdocs.yml:1: INHERIT：引擎的设置本来就在下面"),
        ("nav: &x\n- 甲: *x\n", "mkdocs.yml:1: 有一项用 & 和 * 引用了它自己"),
        ("nav:\n- 甲: mailto:a@b.cn\n", "mkdocs.yml:2: nav：“mailto:a@b.cn”不是网页"),
        (
            "nav:\n- 甲: 'https://a.cn/\"onclick=x'\n",
            'mkdocs.yml:2: nav：“https://a.cn/"onclick=x”不是',
        ),
        ('nav:\n- "甲\\u202e": https://a.cn/\n', "mkdocs.yml:2: nav：名称“甲□”里有看不见的字符"),
        ("nav:\n- 甲: //example.org/\n", "mkdocs.yml:2: nav：“//example.org/”不是网页"),
        ("extra.operator: {name: 甲}\n", "mkdocs.yml:1: extra.operator：要写成两行"),
        (
            "markdown_extensions: [markdown.extensions.nl2br]\n",
            "mkdocs.yml:1: markdown.extensions.nl2br：请写成“nl2br”。",
        ),
    ],
)
def test_what_cannot_be_is_told(text: str, fault: str) -> None:
    (found,) = told(text)
    assert found.startswith(fault)


def test_the_files_that_are_there_are_right() -> None:
    skeleton = Path("macros/starting/skeleton/mkdocs.yml").read_text("utf-8")
    assert told(BROUGHT) == told(skeleton) == told("") == told("theme: material\n") == []
    assert told("nav:\n- 甲: a.md\n- b.md\n- 丙:\n  - 丁: d.md\n  - e.md\nextra:\n") == []
    assert (
        told("nav:\n- 甲: https://a.cn/\n- 乙: [{丙: https://a.cn/}]\n- 丁: https://a.cn/?x=1|2\n")
        == []
    )


def test_what_is_empty_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    for name in ("plugins", "markdown_extensions", "extra_css", "extra_javascript"):
        assert told(f"{name}: []\n") == []
    for name in ("plugins", "markdown_extensions", "theme", "extra", "extra.operator"):
        *above, key = name.split(".")
        assert told(f"{above[0]}:\n  {key}: {{}}\n" if above else f"{key}: {{}}\n") == []
    for name in words.SETTINGS.keys() | words.REFUSED.keys() - {"INHERIT"}:
        value = written(name).replace(_OF_OTHER_KINDS.get(name, "乙"), "null")
        assert told(value) == list(missing_files(value, tmp_path, ())) == [], value


def test_the_site_itself_is_named_by_its_files() -> None:
    text = "nav:\n- 甲: {}\n- 乙: a.md\n- 丙:\n  - 丁: HTTP://A.cn/b\n  - 戊: https://a.cn/bc\n"
    found = list(to_itself(text.format("https://a.cn/b/plan/#c"), "https://a.cn/b/"))
    assert [one.partition("”")[0] for one in found] == [
        "mkdocs.yml:2: nav：“https://a.cn/b/plan/#c",
        "mkdocs.yml:5: nav：“HTTP://A.cn/b",
    ]
    assert all("请写 docs/ 里的文件名" in one for one in found)


NEEDED = {
    key.value: (key.start_mark.line, value.end_mark.line)
    for key, value in pairs(yaml.compose(BROUGHT, yaml.SafeLoader))
    if key.value not in ("docs_dir", "exclude_docs", "extra", "extra_css", "extra_javascript")
    and "nav" not in key.value
}


@pytest.mark.parametrize("value", ["", "null", "[]"])
@pytest.mark.parametrize("name", NEEDED)
def test_the_engines_own_file_keeps_what_the_engine_needs(name: str, value: str) -> None:
    lines = BROUGHT.split("\n")
    first, last = NEEDED[name]
    lines[first : max(last, first + 1)] = [f"{name}: {value}"] * bool(value)
    text = "\n".join(lines)
    (fault,) = list(faults(text, text)) or list(faults_of_own(text))
    assert fault.startswith(f"mkdocs.yml:{first + 1 if value else 1}: {name}：")
    assert fault.endswith("。")


def test_the_engines_own_file_is_right_and_may_have_more() -> None:
    assert list(faults_of_own(f"{BROUGHT}\ndraft_docs: a.md\n")) == []
    assert "- abbr\n" in BROUGHT
    (fault,) = faults_of_own(BROUGHT.replace("  - abbr\n", ""))
    assert "markdown_extensions：引擎要用“abbr”" in fault
    (fault,) = faults_of_own(BROUGHT.replace("on_undefined: strict", "on_undefined: keep"))
    assert "plugins：引擎要用“macros”" in fault


def test_a_style_sheet_or_script_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    for name in ("own/a.css", "brought/b.css"):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text("", "utf-8")
    text = (
        "docs_dir: own\nextra_css:\n  - a.css\n  - b.css\n  - none.css\n"
        "extra_javascript: [{ path: none.js, defer: true }, none.mjs]\n"
    )
    told = list(missing_files(text, tmp_path, [tmp_path / "brought"]))
    assert told == [
        "mkdocs.yml:5: extra_css：own/ 里没有“none.css”；请检查路径，或删去这一行。",
        "mkdocs.yml:6: extra_javascript：own/ 里没有“none.js”；请检查路径，或删去这一行。",
        "mkdocs.yml:6: extra_javascript：own/ 里没有“none.mjs”；请检查路径，或删去这一行。",
    ]
    assert list(missing_files("", tmp_path, ())) == []


def test_the_guide_names_the_tests_of_its_rows() -> None:
    guide = Path("docs/about/settings.md").read_text("utf-8")
    tests = re.findall(r"`(tests/[\w/]+\.py)`", guide)
    assert len(tests) == 6
    assert [name for name in tests if not Path(name).is_file()] == []
    tables = ("settings", "extensions", "plugins", "front_matter")
    assert re.findall(r'settings_info\("(\w+)"\)', guide) == [*tables]
