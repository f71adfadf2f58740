"""Faults of what was read by nobody once: ids of feeds, drawn letters, search, descriptions, copied files, former objects."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import Any

from tests.building.mutations.changes import Change, Mutation, Read, page, pattern, text

_POSTER = "downloads/wanglan-2025-poster.svg"
_INDEX = "search/index.js"
_OTHER_ID = "urn:uuid:00000000-0000-5000-8000-000000000000"


def said(change: Callable[[Any], object]) -> Change:
    """Change a file of JSON, or what a script hands over."""

    def changed(content: bytes, read: Read) -> bytes:
        words = content.decode()
        start = words.index("{")
        held, end = json.JSONDecoder().raw_decode(words[start:])
        change(held)
        return (
            words[:start]
            + json.dumps(held, ensure_ascii=False, separators=(",", ":"))
            + words[start + end :]
        ).encode()

    return changed


def named(title: str, change: Callable[[list[Any]], object]) -> Change:
    """Change the row of a name in the index of search."""
    return said(lambda held: change(next(row for row in held["names"] if row[2] == title)))


def texts(label: str, new: str | None, start: str = "") -> Change:
    """Change, or take away, the first text with a label in the index of search."""

    def changed(held: Any) -> None:
        row, place = next(
            (row, place)
            for row in held["rows"]
            for place, one in enumerate(row)
            if one[0] == label and one[1].startswith(start)
        )
        row[place : place + 1] = [[label, new]] if new else []

    return said(changed)


def coded(other: str) -> Change:
    """Put another code at the foot of a poster."""

    def changed(content: bytes, read: Read) -> bytes:
        code = base64.b64encode(read(other))
        return re.sub(rb"(?<=data:image/svg\+xml;base64,)[^\"]*", lambda _: code, content)

    return changed


OF_COPIES = (
    # feeds
    Mutation(
        "the id of a feed is another",
        "units/police-bureau/feed.xml",
        pattern("<id>[^<]*", f"<id>{_OTHER_ID}"),
        "：id是",
    ),
    Mutation(
        "the ids of entries change with each build",
        "units/water-group/feed.xml",
        pattern("(<entry>\\s*<id>)[^<]*", rf"\1{_OTHER_ID}", 99),
        "条目的 id",
    ),
    Mutation(
        "two entries have the id of each other",
        "topics/topic-digital-government/feed.xml",
        pattern(
            "<entry>\\s*<id>([^<]*)(.*?)<entry>\\s*<id>([^<]*)", r"<entry><id>\3\2<entry><id>\1"
        ),
        "条目的 id",
    ),
    Mutation(
        "the feed of a unit that is no more does not say why",
        "units/inspection-agencies/feed.xml",
        text("删去第13项及只见于该项的单位。", ""),
        "停用的原因",
    ),
    Mutation(
        "the feed of a unit that was merged ends with it",
        "units/government-service-bureau/feed.xml",
        pattern("<entry>.*</entry>", ""),
        "条目的 id",
    ),
    # former objects in frames
    Mutation(
        "the frame of a measure that is no more does not say why",
        page("embed/measures/third-party-inspection"),
        text("第13项经修改方案的通知删去", ""),
        "文字缺",
    ),
    Mutation(
        "the frame of a renamed measure leads elsewhere",
        page("embed/measures/business-start-up"),
        text("../open-business/", "../publicity/"),
        "自动转到",
    ),
    Mutation(
        "the description of a former unit embeds another page",
        "embed/units/inspection-agencies/oembed.json",
        text("embed/units/inspection-agencies/", "embed/units/banks/"),
        "网页",
    ),
    # descriptions for programs
    Mutation(
        "a file of the API is not described",
        "api/v1/openapi.json",
        said(lambda held: held["paths"].pop("/by-role.json")),
        "paths",
    ),
    Mutation(
        "a field of the answers is not described",
        "api/v1/openapi.json",
        said(lambda held: held["components"]["schemas"]["MeasureOut"]["properties"].pop("targets")),
        "targets",
    ),
    Mutation(
        "the API is said to be elsewhere",
        "api/v1/openapi.json",
        pattern('(servers.*?)"{site}api/v1"', r'\1"{site}api"'),
        "servers",
    ),
    Mutation(
        "the schema does not know a field",
        "schema/plan.schema.json",
        said(lambda held: held["$defs"]["Measure"]["properties"].pop("topics")),
        "Measure.topics",
    ),
    Mutation(
        "the schema does not know a role",
        "schema/plan.schema.json",
        said(lambda held: held["$defs"]["Role"]["enum"].remove("lead")),
        "多 2 个",
    ),
    # copies
    Mutation("the icon is another's", "favicon.ico", lambda held, read: held[::-1], "源文件"),
    Mutation(
        "a script lost a line",
        "assets/compare.js",
        lambda held, read: b"\n".join(held.split(b"\n")[:-2]),
        "源文件",
    ),
    Mutation(
        "a style sheet lost a rule",
        "assets/tracked.css",
        lambda held, read: held.rpartition(b"}")[0].rpartition(b"}")[0] + b"}",
        "源文件",
    ),
    Mutation(
        "blanks that mean something are lost from a style sheet",
        "assets/home.css",
        pattern(r"(?<=[a-z]) (?=\.[a-z])", ""),
        "源文件",
    ),
    # posters
    Mutation(
        "a drawn letter is another",
        _POSTER,
        pattern(
            r'(<use [^>]*href="#)[^"]*("[^>]*/>(?:(?!<a ).)*<a [^>]*aria-label="（一）提升)',
            r"\1g1\2",
        ),
        "画成了",
    ),
    Mutation(
        "a drawn letter is lost",
        _POSTER,
        pattern(r"<use [^>]*/>((?:(?!<use ).)*<a [^>]*aria-label=\"5 优化大厅)", r"\1"),
        "个字",
    ),
    Mutation(
        "a link of the drawing is called by another measure",
        _POSTER,
        text("18 健全信用修复机制", "18 强化督导评估"),
        "的链接是",
    ),
    Mutation(
        "the code of the drawing is another",
        _POSTER,
        coded("qr/measures/hall-service.svg"),
        "二维码",
    ),
    Mutation(
        "the drawing inside its page is another",
        "poster/plan.svg",
        pattern("<use [^>]*/>", ""),
        "画的不一样",
    ),
    Mutation(
        "a link of the drawing inside its page leads elsewhere",
        "poster/plan.svg",
        text("../measures/hall-service/", "../measures/publicity/"),
        "链接",
    ),
    Mutation(
        "the words beside the poster call a measure by another",
        page("poster"),
        text("16 推行“综合查一次”", "16 推行“综合查两次”"),
        "的文字是",
    ),
    Mutation(
        "the words beside the poster have another day",
        page("poster"),
        pattern("到2027年底(?=&emsp;|\u2003)", "到2028年底"),
        "这样的期限",
    ),
    # the comparison
    Mutation(
        "a measure to compare is called by another name",
        page("compare"),
        pattern(r'(href="\.\./measures/hall-service/">.{0,80}?)优化大厅服务', r"\1优化窗口服务"),
        "的链接是",
    ),
    Mutation(
        "a measure cannot be compared",
        page("compare"),
        pattern("<li>(?:(?!</li>).)*measures/publicity/.*?</li>", ""),
        "措施缺",
    ),
    Mutation(
        "a measure stands in another section",
        page("compare"),
        text("加快数字政务建设", "加快政务建设"),
        "的部分",
    ),
    Mutation(
        "the comparison asks for other data",
        page("compare"),
        pattern('data-api="[^"]*"', 'data-api="../api/v1/units/"'),
        "数据的网址",
    ),
    # search
    Mutation(
        "search has a measure under another number",
        "search/index.js",
        named("优化大厅服务", lambda row: row.__setitem__(3, "6")),
        "编号",
    ),
    Mutation(
        "search calls a unit as nobody does",
        "search/index.js",
        named("望澜市公安局", lambda row: row.__setitem__(5, ["市警察局"])),
        "别的名称",
    ),
    Mutation(
        "search does not tie a measure to its units",
        "search/index.js",
        named("扩大信用贷款规模", lambda row: row.__setitem__(7, [])),
        "关联",
    ),
    Mutation(
        "search does not say that editors wrote a title",
        "search/index.js",
        named("开展经营主体登记确认制试点", lambda row: row.__setitem__(8, 0)),
        "拟题",
    ),
    Mutation(
        "search shows words as official that editors wrote",
        "search/texts-0.js",
        said(
            lambda held: next(
                one for row in held["rows"] for one in row if one[0] == "编者注"
            ).__setitem__(0, "")
        ),
        "原文",
        _INDEX,
    ),
    Mutation("search lost a note", "search/texts-0.js", texts("编者注", None), "文字缺", _INDEX),
    Mutation(
        "search has another meaning of a term",
        "search/texts-0.js",
        texts("释义", "没有释义"),
        "不是数据里的字",
        _INDEX,
    ),
    Mutation(
        "search says another ground for which something ended",
        "search/texts-0.js",
        texts("停用原因", "已过时"),
        "停用原因",
        _INDEX,
    ),
    Mutation(
        "search has words on a page that are not on it",
        "search/texts-0.js",
        texts("", "本站由市财政局主办。", "下面的文件都由本站"),
        "文字多",
        _INDEX,
    ),
    Mutation(
        "a character is read otherwise",
        "search/pinyin.js",
        pattern("ban办", "bang办"),
        "读音不对",
    ),
    Mutation(
        "a character has no reading", "search/pinyin.js", pattern("(?<= bi)比", ""), "有读音的字缺"
    ),
)
