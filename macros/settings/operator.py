"""Who runs the site, and where readers report errors: settings of a site, checked as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from macros.settings.environment import shown

WHERE = "mkdocs.yml 的 extra.operator"
"""Where the settings are written."""


@dataclass(frozen=True)
class Operator:
    """What the foot of every page says of who runs the site; empty where it is not given."""

    name: str = ""
    contact: str = ""
    icp: str = ""
    """The number of the filing with the ministry of industry."""
    police: str = ""
    """The number of the filing with the police."""
    site_code: str = ""
    """The code of a government website."""
    report: str = ""
    """A mail address, or the address of a form; ``{url}`` and ``{title}`` stand for the page's."""
    security: str = ""
    """Where faults that endanger readers or the site are reported: a mail address, or that of a page."""
    security_until: str = ""
    """The day until which that holds."""

    @property
    def police_code(self) -> str:
        """The digits of the filing with the police."""
        return "".join(re.findall(r"[0-9]", self.police))

    @property
    def mail(self) -> bool:
        """Whether errors are reported by mail."""
        return bool(_MAIL.fullmatch(self.report))


class OperatorError(ValueError):
    """The settings cannot be used; the message has a line for every fault."""


_KEYS = tuple(field.name for field in fields(Operator))
_TITLES = (
    *("主办单位", "联系方式", "ICP 备案号", "公安备案号", "网站标识码", "报告错误的地址"),
    *("报告安全漏洞的地址", "这个地址的有效期"),
)
LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]{1,200}")
"""Words on one line, without characters that nobody sees."""
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
_OUTSIDE_ADDRESSES = re.compile(r"[\s\"'<>\\^`|\x00-\x1f\x7f]")
_PLACEHOLDER = re.compile(r"\{(url|title)\}")
_FORMS = {
    "name": (LINE, "一行文字，不超过 200 个字，没有看不见的字符"),
    "contact": (LINE, "一行文字，不超过 200 个字，没有看不见的字符"),
    "icp": (
        re.compile(r"[\u4e00-\u9fff]ICP[备证][0-9]{6,10}号(-[0-9]{1,4})?"),
        "“京ICP备12345678号-1”的样子，字母大写，中间不留空格",
    ),
    "police": (
        re.compile(r"[\u4e00-\u9fff]公网安备 ?[0-9]{14}号"),
        "“京公网安备11010100000001号”的样子，数字 14 位",
    ),
    "site_code": (
        re.compile(r"[0-9]{10}|bm[0-9]{8}"),
        "10 位数字（国务院部门的是 bm 加 8 位数字）",
    ),
}


def read_operator(given: object, made_on: date | None = None) -> Operator:
    """Return the settings as written in the configuration; a key without a value is not given.

    ``made_on`` is the day of what the site is made from, if it is known: no clock is asked.
    Raises OperatorError with every fault.
    """
    if given is None:
        return Operator()
    if not isinstance(given, dict):
        raise OperatorError(f"{WHERE}：下面要逐行写“键: 值”，例如“name: 某某局”。")
    values = {key: _text(key, value) for key, value in given.items()}
    faults = [fault for key in given for fault in _faults(key, values[key])]
    if faults := [*faults, *_security_faults(values, made_on)]:
        raise OperatorError("\n".join(faults))
    return Operator(**{str(key): value for key, value in values.items() if value})


def _text(key: object, value: Any) -> Any:
    """Return a value without blanks around it; YAML reads a code without quotes as a number."""
    if value is None:
        return ""
    if key == "site_code" and type(value) is int:
        return str(value)
    if key == "security_until" and type(value) is date:
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value


def _faults(key: object, value: Any) -> Iterator[str]:
    where, said = f"{WHERE}.{key}", shown(value)
    if key not in _KEYS:
        known = "、".join(map("{}（{}）".format, _KEYS, _TITLES))
        yield f"{where}：没有这个键；可以写的是 {known}。"
    elif not isinstance(value, str):
        yield f"{where}：写的不是文字；请把“{said}”放在英文双引号里。"
    elif not value:
        pass
    elif key in ("security", "security_until"):
        pass  # below, since one needs the other
    elif key == "report":
        yield from (f"{where}：“{said}”{fault}" for fault in _report_faults(value))
    else:
        form, words = _FORMS[str(key)]
        if not form.fullmatch(value):
            title = dict(zip(_KEYS, _TITLES, strict=True))[str(key)]
            yield f"{where}：{title}“{said}”不合格式；应是{words}。"


def _security_faults(values: dict[Any, Any], made_on: date | None) -> Iterator[str]:
    """Yield what is wrong with where dangers are reported: until when it holds must be said, and be to come."""
    whom, until = (values.get(key) or "" for key in ("security", "security_until"))
    if not (isinstance(whom, str) and isinstance(until, str)):
        return  # reported already
    if whom and not _MAIL.fullmatch(whom):
        web = whom.startswith("https://") and not _OUTSIDE_ADDRESSES.search(whom)
        if not (web and _HOST.fullmatch(_host(whom))):
            yield f"{WHERE}.security：“{shown(whom)}”不是邮箱，也不是 https:// 开头的网址；邮箱前面不加 mailto:。"
    if bool(whom) != bool(until):
        lacking, there = ("security_until", "security") if whom else ("security", "security_until")
        yield f"{WHERE}.{there}：还要写 {lacking}；报告安全漏洞的地址和它的有效期要一起写。"
    if until and (day := _day(until)) is None:
        yield f"{WHERE}.security_until：“{shown(until)}”不是日期；应是“2027-06-30”的样子。"
    elif until and made_on and day and day <= made_on:
        words = f"“{until}”已经过了（网站所依据的提交是 {made_on}）"
        yield f"{WHERE}.security_until：{words}；请核实地址后改成以后的日期，或两项都删去。"


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else None
    except ValueError:
        return None


def _report_faults(value: str) -> Iterator[str]:
    """Yield the first thing that is wrong with where errors are reported."""
    address = _PLACEHOLDER.sub("", value)
    if _MAIL.fullmatch(value):
        return
    if not value.startswith("https://"):
        yield "既不是邮箱，也不是 https:// 开头的网址；邮箱写成 name@example.org，前面不加 mailto:。"
    elif "{" in address or "}" in address:
        yield "里的花括号只能是 {url}（网页的地址）和 {title}（网页的名称）。"
    elif _OUTSIDE_ADDRESSES.search(address):
        yield "里有网址不能有的空格或符号；请从浏览器的地址栏复制。"
    elif not _HOST.fullmatch(_host(value)):
        yield "里没有完整的网站名；写成 https://www.example.org/ 的样子。"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # brackets that are not those of an address
        return ""
