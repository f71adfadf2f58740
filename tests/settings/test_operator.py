"""Who runs a site is said in settings; what is written wrongly there is said at once, in Chinese."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.settings import Settings, from_environment
from macros.settings.operator import Operator, OperatorError, read_operator

ALL = {
    "name": "示范市人民政府办公室",
    "contact": "0000-12345678　示范路1号",
    "icp": "京ICP备12345678号-1",
    "police": "京公网安备11010100000001号",
    "site_code": "1101010001",
    "report": "name@example.org",
    "security": "security@example.org",
    "security_until": "2027-12-31",
}
PAGE = "https://example.org/kb/m/1-1/"
HOSTILE = '1.1 “甲&乙” {url} {title} <b> % # " ?'


def said(**given: object) -> list[str]:
    with pytest.raises(OperatorError) as raised:
        read_operator(given)
    return str(raised.value).splitlines()


def test_everything_may_be_given_or_left_out_or_left_empty() -> None:
    assert read_operator(ALL) == Operator(**ALL)
    assert read_operator(None) == read_operator({}) == Operator()
    assert read_operator(dict.fromkeys(ALL)) == Operator()
    assert read_operator(yaml.safe_load("site_code: 1101010001")).site_code == "1101010001"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("icp", "京ICP备12345678号"),
        ("icp", "京ICP证123456号"),
        ("police", "京公网安备 11010100000001号"),
        ("site_code", "bm12345678"),
        ("report", "a.b+c@mail.example.gov.cn"),
        ("report", "https://www.example.org/form?u={url}&t={title}#top"),
        ("report", "https://示范.政务.cn/form"),
    ],
)
def test_every_form_in_use_is_taken_as_it_is_written(key: str, value: str) -> None:
    assert getattr(read_operator({key: value}), key) == value


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("name", "示范市\n人民政府", "“示范市□人民政府”不合格式"),
        ("contact", "示\u202e范", "没有看不见的字符"),
        ("contact", 37112345678, "请把“37112345678”放在英文双引号里"),
        ("icp", "京icp备12345678号-1", "字母大写"),
        ("icp", "京ICP备 12345678号-1", "中间不留空格"),
        ("icp", "备案中", "ICP 备案号“备案中”不合格式"),
        ("police", "京公网安备110101000001号", "数字 14 位"),
        ("police", "京ICP备12345678号-1", "公安备案号"),
        ("site_code", "110101", "10 位数字"),
        ("site_code", "１１０１０１０００１", "10 位数字"),
        ("site_code", True, "英文双引号"),
        ("report", "mailto:name@example.org", "前面不加 mailto:"),
        ("report", "http://www.example.org/", "https:// 开头"),
        ("report", "name@example", "不是邮箱"),
        ("report", "name@example.org?cc=other@example.org", "不是邮箱"),
        ("report", "javascript:alert(1)", "不是邮箱"),
        ("report", "https://www.example.org/?u={adress}", "花括号只能是 {url}"),
        ("report", "https://www.example.org/?u={url", "花括号只能是 {url}"),
        ("report", "https://{url}/", "没有完整的网站名"),
        ("report", "https://www.example.org/a b", "空格或符号"),
        ("report", 'https://www.example.org/"', "空格或符号"),
        ("report", "https://[www.example.org/", "没有完整的网站名"),
        ("report", "https://localhost/form", "没有完整的网站名"),
        ("report", ["name@example.org"], "不是文字"),
        ("nmae", "示范市", "没有这个键；可以写的是 name（主办单位）、"),
    ],
)
def test_what_is_written_wrongly_is_named_with_what_to_write(
    key: str, value: object, words: str
) -> None:
    (line,) = said(**{key: value})
    assert line.startswith(f"mkdocs.yml 的 extra.operator.{key}：")
    assert words in line


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"security": "a@b.cn"}, "security：还要写 security_until"),
        ({"security_until": "2027-12-31"}, "security_until：还要写 security"),
        ({"security": "mailto:a@b.cn", "security_until": "2027-12-31"}, "前面不加 mailto:"),
        ({"security": "https://x", "security_until": "2027-12-31"}, "不是邮箱，也不是"),
        ({"security": "a@b.cn", "security_until": "明年"}, "“明年”不是日期"),
        ({"security": "a@b.cn", "security_until": "2027-02-30"}, "不是日期"),
        ({"security": "a@b.cn", "security_until": "2026-11-27"}, "已经过了"),
    ],
)
def test_where_dangers_are_told_of_is_given_with_a_day_that_is_to_come(
    given: dict[str, str], words: str
) -> None:
    with pytest.raises(OperatorError, match=re.escape(words)) as raised:
        read_operator(given, date(2026, 11, 27))
    assert "\n" not in str(raised.value)
    right = yaml.safe_load("{security: https://www.example.cn/sec, security_until: 2026-11-28}")
    assert read_operator(right, date(2026, 11, 27)).security_until == "2026-11-28"
    assert read_operator(ALL).security_until  # no commit is known: nothing is called past


def test_all_faults_are_said_at_once_a_line_each() -> None:
    lines = said(nmae="x", icp="x", police="x", site_code="x", report="x", name="x\ny")
    assert len(lines) == 6
    with pytest.raises(OperatorError, match=r"逐行写“键: 值”"):
        read_operator("示范市人民政府办公室")


def test_a_mail_has_subject_page_and_address() -> None:
    operator = Operator(report="name@example.org")
    link = urlsplit(Settings(operator=operator).report_url(HOSTILE, PAGE))
    assert (link.scheme, link.path, link.fragment) == ("mailto", "name@example.org", "")
    fields = parse_qs(link.query, strict_parsing=True)
    assert fields["subject"] == [f"本页有误：{HOSTILE}"]
    assert fields["body"][0].split("\r\n")[:2] == [f"网页：{HOSTILE}", f"网址：{PAGE}"]


def test_a_form_has_the_name_and_address_where_it_asks_for_them() -> None:
    form = "https://www.example.org/form"
    asking = Operator(report=f"{form}?u={{url}}&t={{title}}&again={{url}}")
    link = urlsplit(Settings(operator=asking).report_url(HOSTILE, PAGE))
    assert parse_qs(link.query) == {"u": [PAGE], "t": [HOSTILE], "again": [PAGE]}
    plain = Settings(operator=Operator(report=form), repo_url="https://github.com/o/r")
    assert plain.report_url(HOSTILE, PAGE) == form


@pytest.mark.parametrize(
    ("repo", "has_form", "where", "title", "words"),
    [
        ("https://github.com/o/r", True, "/o/r/issues/new", "title", "page"),
        ("https://github.com/o/r", False, "/o/r/issues/new", "title", "body"),
        ("https://gitlab.com/g/o/r", True, "/g/o/r/-/issues/new", "issue[title]", "issue[description]"),
        ("https://gitlab.example.gov.cn/o/r", False, "/o/r/-/issues/new", "issue[title]", "issue[description]"),
        ("https://gitee.com/o/r", True, "/o/r/issues/new", "title", "description"),
        ("https://codeberg.org/o/r", True, "/o/r/issues/new", "title", "body"),
        ("https://gitea.example.org/o/r", True, "/o/r/issues/new", "title", "body"),
    ],
)  # fmt: skip
def test_a_known_host_opens_a_new_issue(
    repo: str, has_form: bool, where: str, title: str, words: str
) -> None:
    settings = Settings(repo_url=repo, has_form=has_form)
    link = urlsplit(settings.report_url(HOSTILE, PAGE))
    assert link.path == where
    fields = parse_qs(link.query, strict_parsing=True)
    assert fields[title] == [f"更正：{HOSTILE}"]
    assert PAGE in fields[words][0]
    assert ("template" in fields) == ("github" in repo and has_form)


def test_the_form_for_corrections_is_in_the_repository_and_has_the_field() -> None:
    settings = from_environment({"REPO_URL": "https://github.com/o/r"})
    link = settings.report_url("甲", PAGE)
    form = parse_qs(urlsplit(link).query)["template"][0]
    fields = yaml.safe_load(Path(".github/ISSUE_TEMPLATE", form).read_text("utf-8"))["body"]
    assert "page" in [field.get("id") for field in fields]


def test_without_anything_known_there_is_no_way_to_report() -> None:
    assert not Settings().report_url("甲", PAGE)
    assert not Settings(repo_url="https://example.org/o/r").report_url("甲", PAGE)


def test_the_address_is_in_full_where_the_public_one_is_set() -> None:
    public = Settings(site_url="https://example.org/kb/")
    assert public.page_in_reports("m/1-1/") == PAGE
    assert Settings().page_in_reports("m/1-1/") == "/m/1-1/"


def test_the_guide_and_the_configuration_show_every_setting() -> None:
    guide = Path("docs/about/editing.md").read_text("utf-8")
    chapter = guide[guide.index("{ #operator }") : guide.index("{ #mistakes }")]
    blocks = re.findall(r"```yaml\n(.*?)```", chapter, re.DOTALL)
    shown = yaml.safe_load(blocks[0])["extra"]["operator"]
    read_operator(shown)
    read_operator(yaml.safe_load(blocks[1]))
    assert list(shown) == re.findall(r"^\| `(\w+)` \|", chapter, re.M) == list(ALL)
    config = Path("mkdocs.yml").read_text("utf-8")
    lines = [line.replace("# ", "", 1) for line in config.splitlines() if "  #   " in line]
    operator = yaml.safe_load("\n".join(lines))
    read_operator(operator)
    assert list(operator) == list(ALL)
