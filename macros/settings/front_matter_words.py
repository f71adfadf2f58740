"""What stands above a page of prose, between two lines of ``---``: each key, and what it does here.

The one declaration: the check of the pages and the table of the guide are both made of it.
"""

from __future__ import annotations

HONOURED = {
    "title": "网页的标题，也是导航里的名字；不写就用正文的标题。nav 里给了名字的，以 nav 的为准",
    "description": "搜索引擎和分享链接时显示的简介，每页要不同",
    "hide": "toc：不列本页内容；navigation：可以写，本站的旁边本来就没有导航",
    "layout": "wide：表格等占整个宽度；paper：像印出的公文；rail：旁边另有一栏",
    "contents": "always：本页内容总是打开",
    "*": "其余的键不影响网页，在本页的花括号里可以用；没有用到的，检查会指出",
}
"""What has an effect; a star is any other key."""

VALUES = {
    "hide": ("navigation", "toc"),
    "layout": ("wide", "paper", "rail"),
    "contents": ("always",),
}
"""Keys that take certain values only."""

REFUSED = {
    "template": "网页的样子由引擎决定",
    "draft": "草稿写进 mkdocs.yml 的 draft_docs，就不公布",
    "published": "草稿写进 mkdocs.yml 的 draft_docs，就不公布",
    "search": "手写网页都能搜索；不让人看见的，不要放进 docs/，或写进 mkdocs.yml 的 exclude_docs",
    "robots": "手写网页都能收录；不让人看见的，不要放进 docs/，或写进 mkdocs.yml 的 exclude_docs",
    "status": "网页没有这样的标记；写在正文里",
    "icon": "导航里不放图标；写在正文的标题里",
    "subtitle": "网页没有副标题；写在正文里",
    "tags": "主题写在数据文件的 topics 里",
    "comments": "本站没有评论；读者从网页末尾报告错误",
    "social": "分享链接时显示的图片由引擎画",
    "render_macros": "花括号里的宏总是运行；要显示花括号本身，写在 {% raw %} 和 {% endraw %} 之间",
}
"""What has none, and what to do instead."""
