"""A page of docs/ shows the plan in braces as it is, and runs nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from macros.building.build import BuildError, build
from macros.settings import Settings
from tests.building.test_build import project

pytestmark = pytest.mark.site


def built(place: Path, text: str) -> html.HtmlElement:
    page = place / "docs" / "about" / "index.md"
    page.write_text(
        f"---\ndescription: 关于。\n{'note: 甲*乙*' if 'note' in text else '# 没有别的键'}\n---\n\n# 关于 {{ #title }}\n\n{text}\n",
        "utf-8",
    )
    build(Settings(plan=place / "data" / "plan.yml"), place / "site", place / "mkdocs.yml")
    return html.parse(place / "site" / "about" / "index.html").getroot()


def test_a_hostile_plan_in_braces_adds_no_element_to_a_page_of_prose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = '<script>alert(1)</script> **粗** [甲](javascript:alert) `{{ 7*7 }}` {: onclick=x } "'
    place = project(tmp_path)
    monkeypatch.chdir(place)
    plan = place / "data" / "plan.yml"
    source = "  title: "
    before, rest = plan.read_text("utf-8").split("  source:\n", 1)
    _, behind = rest.split("\n", 1)
    plan.write_text(
        f"{before}  source:\n  {source}{json.dumps(hostile, ensure_ascii=False)}\n{behind}", "utf-8"
    )
    words = "{{ plan.source.title }}"
    code = f"`{words}` `&#40;`\n\n```python title={words!r}\n{words}\n```\n\n    {words}\n"
    page = built(
        place, f"甲{words}乙{{{{ note }}}}丙\n\n{{{{ plan.source.title|upper }}}}\n\n{code}"
    )
    (shown,) = (one for one in page.iter("p") if one.text_content().startswith("甲"))
    assert shown.text_content() == f"甲{hostile}乙甲*乙*丙"
    assert not list(shown)
    assert not page.xpath("//article//script | //@onclick")
    coded = [one.text_content().strip() for one in page.xpath("//article//code")]
    assert coded == [hostile, "&#40;", hostile, hostile]  # what people write in code stays
    assert page.xpath("string(//article//*[@class='filename'])") == hostile


def test_a_page_that_would_run_a_program_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    ran = tmp_path / "ran"
    with pytest.raises(BuildError) as refused:
        built(place, f'{{{{ cycler.__init__.__globals__.os.popen("touch {ran}").read() }}}}')
    assert not ran.exists()
    assert str(refused.value).startswith("docs/about/index.md:8: 花括号里只能用")
    assert "\n" not in str(refused.value)
    names = ("config", "environment", "git", "page", "files", "navigation", "now()", "site")
    with pytest.raises(BuildError) as refused:
        built(place, "\n\n".join(f"{{{{ {name} }}}}" for name in names))
    told = str(refused.value).splitlines()
    assert len(told) == len(names)
    for number, (name, line) in enumerate(zip(names, told, strict=True)):
        assert line.startswith(f"docs/about/index.md:{8 + 2 * number}: "), name


def test_what_would_be_shown_as_it_was_written_stops_the_build_with_every_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    with pytest.raises(BuildError) as refused:
        built(
            place,
            '甲[^1]\n\n```mermaid\ngraph TD\n```\n\n--8<-- "../mkdocs.yml"\n\n'
            '!!! tip\n\n    {{ listing("measures") }}\n\n{{ plan_source()[:9] }}\n',
        )
    told = [line.partition(": ")[0] for line in str(refused.value).splitlines()]
    assert told == [f"docs/about/index.md:{line}" for line in (20, 18, 8, 10, 14)]
    assert not (place / "site").exists()


def test_what_is_wrong_above_and_in_several_pages_stops_the_build_with_its_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    more = "---\ntemplate: x\n---\n\n# 更多\n\n[甲](http://[x) <https://a℀b.example/>\n"
    (place / "docs" / "about" / "more.md").write_text(more, "utf-8")
    (place / "docs/about/deep.md").write_text(f"# 深\n\n{'> ' * 300}甲\n", "utf-8")
    year = "---\ntitle: 2026\n---\n\n# 年\n\n<body onload=x>甲<img srcset='http://[x'></body>\n"
    (place / "docs" / "about" / "year.md").write_text(year, "utf-8")
    (place / "docs" / "about" / "bad.md").write_text("---\n\ntitle: [坏\n---\n\n# 坏\n", "utf-8")
    with pytest.raises(BuildError) as refused:
        built(place, "甲")
    said = str(refused.value)
    assert (
        "docs/about/more.md:2: 网页开头的“template”：网页的样子由引擎决定；请删去这一项。" in said
    )
    for words in ("http://[x", "https://a℀b.example/"):
        assert f"docs/about/more.md:7: 网址“{words}”不对；请从浏览器的地址栏复制。" in said
    assert "docs/about/deep.md: 网页里的元素套了 200 层还多" in said
    assert "docs/about/year.md:7: 手写网页里不能有“<body”；" in said
    assert "docs/about/year.md:2: 网页开头的“title”：要写成一句话，是数字" in said
    assert "docs/about/bad.md:3: 网页开头两行 --- 之间的读不懂" in said
    assert "Traceback" not in said


def test_what_no_page_may_have_stops_the_build_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    with pytest.raises(BuildError) as refused:
        built(place, '<p style="color:red">乙</p>\n\n![丙](https://a.example/x.png)\n')
    first, second, _ = str(refused.value).splitlines()
    assert first == "docs/about/index.md:8: <p> 不能有属性“style”；请删去它。"
    assert second.startswith("docs/about/index.md:10: 会向别的网站请求“https://a.example/x.png”")


def test_an_id_of_the_page_itself_is_refused_for_a_heading_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    with pytest.raises(BuildError) as refused:
        built(place, "## 一 { #main }\n\n## 二 { #two }\n\n<p id='two'>丙</p>\n")
    first, second, _ = sorted(str(refused.value).splitlines())
    assert first.startswith("docs/about/index.md:10: 这一页有几处的 id 都是“two”，链接只到得了")
    assert second.startswith("docs/about/index.md:8: 这一页有几处的 id 都是“main”，链接只到得了")
