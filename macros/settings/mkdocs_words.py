"""What a site may write in ``mkdocs.yml``: each setting, extension and plugin, and what it does here.

The one declaration: the check of the file and the tables of the guide are both made of it.
"""

from __future__ import annotations

SETTINGS = {
    "docs_dir": "手写网页、样式、脚本和图片所在的文件夹，默认 docs",
    "nav": "页眉和页脚的导航；可以分组，分组里不再分组。写了就取代引擎的",
    "not_in_nav": "不列入导航的网页；加在引擎的后面",
    "exclude_docs": "不成为网页的文件；加在引擎的后面",
    "draft_docs": "草稿：不公布",
    "extra_css": "加在每页的样式，写 docs/ 里的路径；加在引擎的后面",
    "extra_javascript": "加在每页的脚本，写 docs/ 里的路径；加在引擎的后面",
    "extra.operator": "网站由谁主办、备案号、向哪里报告错误，显示在每页末尾",
    "extra.*": "其余的键不影响网站，在手写网页的花括号里可以用",
    "markdown_extensions": "见下面的表；只用于手写网页",
    "plugins": "见下面的表",
}
"""What is honoured; a name with a dot is a key within another, a star any other key there."""

REFUSED = {
    "site_name": "网站的名称是方案的标题（数据文件的 title、short_title）",
    "site_url": "网址写在环境变量 SITE_URL 里，工作流会自己写",
    "site_description": "简介写在数据文件的 summary 里",
    "site_author": "主办单位写在 extra.operator.name 里",
    "copyright": "主办单位、备案号写在 extra.operator 里，内容的许可写在 LICENSE-DATA.md 里",
    "repo_url": "代码库的网址写在环境变量 REPO_URL 里，工作流会自己写",
    "repo_name": "代码库的网址写在环境变量 REPO_URL 里，名称不显示",
    "edit_uri": "修改的链接由环境变量 REPO_URL、REPO_REF 得出",
    "edit_uri_template": "修改的链接由环境变量 REPO_URL、REPO_REF 得出",
    "remote_branch": "公布由工作流来做，不用 mkdocs gh-deploy",
    "remote_name": "公布由工作流来做，不用 mkdocs gh-deploy",
    "dev_addr": "预览的地址写成 plan serve --host … --port …",
    "site_dir": "放网站的文件夹写成 plan build --site …",
    "strict": "有警告就不生成，不能关",
    "use_directory_urls": "公布过的网址不变，所以不能换成另一种",
    "validation": "链接总是检查，不能放宽",
    "watch": "plan serve 自己知道要看哪些文件",
    "hooks": "本站不运行别的程序；要显示方案里的内容，用宏",
    "extra_templates": "模板能运行别的程序；固定的文件直接放进 docs/，方案里的内容写在网页里，用宏",
    "mdx_configs": "写在 markdown_extensions 里",
    "INHERIT": "引擎的设置本来就在下面，只写要改的几项",
    "theme.name": "网页的样子由引擎决定；颜色等用 extra_css 里的样式改",
    "theme.custom_dir": "网页的样子由引擎决定；颜色等用 extra_css 里的样式改",
    "theme.language": "网站用简体中文",
    "theme.font": "用读者系统里的字体，不向别处要",
    "theme.palette": "浅色、深色随读者的系统，读者自己也能换；颜色用 extra_css 里的样式改",
    "theme.features": "本站不用 Material 的脚本，这些功能不起作用",
    "theme.logo": "换标志：把自己的图放在 docs/assets/icon.svg",
    "theme.favicon": "换图标：把自己的图放在 docs/favicon.ico、docs/assets/icon.svg、docs/assets/icon-180.png",
    "theme.icon": "换标志：把自己的图放在 docs/assets/icon.svg",
    "theme.*": "网页的样子由引擎决定；颜色等用 extra_css 里的样式改",
    "extra.social": "联系方式写在 extra.operator.contact 里，不放别的网站的图标",
    "extra.homepage": "左上角总是通向首页",
    "extra.alternate": "网站只有简体中文",
    "google_analytics": "本站不收集读者的信息",
    "extra.analytics": "本站不收集读者的信息",
    "extra.consent": "本站不收集读者的信息，不用征得同意",
    "extra.version": "一个网站只有一个版本；以前的文字在更新一页",
    "extra.generator": "页脚不写用什么生成",
    "extra.status": "网页没有这样的标记；措施的状态写在数据文件的 progress 里",
    "extra.tags": "主题写在数据文件的 topics 里",
    "extra.annotate": "本站没有代码里的注解；用脚注",
    "extra.polyfills": "本站不加别的脚本；要加的写进 extra_javascript",
    "extra.scope": "读者的选择总是记在本站自己的路径下",
}
"""What is not, and what to do instead."""

RESERVED = frozenset(
    f"extra.{name}" for name in "plan site placed given made say documents".split()
)
"""Names that the engine gives what pages and templates know."""

SET_BY_ENGINE = frozenset(
    "site_name strict use_directory_urls validation watch hooks theme.name theme.custom_dir "
    "theme.language theme.font extra.generator".split()
)
"""Settings that the engine's own file has to have; the same value elsewhere is no fault."""

EXTENSIONS = {
    "abbr": "缩写",
    "admonition": "提示框",
    "attr_list": "标题的锚点、按钮、图片的宽度等",
    "def_list": "术语和解释",
    "fenced_code": "代码；pymdownx.superfences 代替它",
    "footnotes": "脚注",
    "md_in_html": "卡片、有图题的图片",
    "sane_lists": "两种清单挨着时不合并，编号从写的那个数开始",
    "tables": "表格",
    "toc": "本页内容、标题的固定链接",
    "pymdownx.caret": "加上的、上标",
    "pymdownx.details": "折叠的提示框",
    "pymdownx.emoji": "图标、表情",
    "pymdownx.highlight": "代码的颜色",
    "pymdownx.inlinehilite": "句子里代码的颜色",
    "pymdownx.keys": "按键",
    "pymdownx.mark": "标出",
    "pymdownx.snippets": "放进另一个文件，只限 docs/ 里的",
    "pymdownx.superfences": "代码，也可以在提示框、标签页里",
    "pymdownx.tabbed": "标签页",
    "pymdownx.tasklist": "清单",
    "pymdownx.tilde": "删去的、下标",
}
"""Extensions that are on; whoever lists one gives it no options."""

MORE_EXTENSIONS = {
    "nl2br": "一个换行就是一行",
    "smarty": "直引号变成弯引号",
    "pymdownx.escapeall": "反斜线后面的任何符号照原样",
    "pymdownx.magiclink": "网址自己成为链接",
    "pymdownx.saneheaders": "井号后面有空格才是标题",
    "pymdownx.smartsymbols": "(c)、--> 等变成符号",
}
"""Extensions that a site may switch on."""

_NO_OPTIONS: tuple[str, ...] = ()
MORE_OPTIONS = {
    "nl2br": _NO_OPTIONS,
    "smarty": ("smart_quotes", "smart_angled_quotes", "smart_dashes", "smart_ellipses"),
    "pymdownx.escapeall": ("hardbreak", "nbsp"),
    "pymdownx.magiclink": ("hide_protocol",),
    "pymdownx.saneheaders": _NO_OPTIONS,
    "pymdownx.smartsymbols": (
        "trademark",
        "copyright",
        "registered",
        "plusminus",
        "arrows",
        "notequal",
        "fractions",
        "ordinal_numbers",
        "care_of",
    ),
}
"""Their options, each true or false."""

REFUSED_EXTENSIONS = {
    "pymdownx.betterem": "它要求星号旁边有空格，**注意：**请看 这样的认不出来；不用它，** 和 * 就能用",
    "codehilite": "代码的颜色已由 pymdownx.highlight 给出",
    "extra": "它包括的扩展都已打开",
    "pymdownx.extra": "它包括的扩展都已打开",
    "pymdownx.arithmatex": "公式要用别的网站的脚本；用文字、上下标或图片",
    "pymdownx.b64": "图片放在 docs/ 里",
    "pymdownx.blocks.admonition": "提示框写成 !!! 和 ???",
    "pymdownx.blocks.details": "折叠的提示框写成 ???",
    "pymdownx.blocks.tab": "标签页写成 ===",
    "pymdownx.critic": "修订标记不应公布；写 ^^插入^^、~~删去~~",
    "pymdownx.progressbar": "它用 style 属性，网页不准有",
    "wikilinks": "链接写成 [文字](地址)",
    "meta": "网页开头两条 --- 之间的键不用它也读得出",
}

PLUGINS = {
    "macros": "花括号里的宏，由引擎设好",
    "search": "不用写：本站有自己的中文搜索",
    "offline": "不用写：下载一页有离线网站，plan bundle 也能做",
    "privacy": "不用写：本站不向别的网站要任何东西，检查保证这一点",
    "rss": "不用写：全部变更、每个单位和主题都有 Atom 订阅",
    "social": "不用写：分享链接时显示的图片由引擎画",
}
"""Plugins that may stand in the file without options: what they are for is there."""

REFUSED_PLUGINS = {
    "awesome-pages": "导航写在 nav 里",
    "blog": "最新的修改在更新一页；文章写成手写网页",
    "gen-files": "网页由数据文件生成",
    "git-authors": "编者的名字不公布",
    "git-committers": "编者的名字不公布",
    "git-revision-date": "日期取自数据文件",
    "git-revision-date-localized": "日期取自数据文件；它给生成的网页写上生成的时间，那不是修改的时间",
    "glightbox": "它放进网页的脚本不合本站的安全策略；大图写成链接",
    "include-markdown": '放进另一个文件写成 --8<-- "文件"',
    "literate-nav": "导航写在 nav 里",
    "meta": "每页的键写在它自己的开头",
    "minify": "脚本和样式已经去掉空白，网页由服务器压缩",
    "mkdocstrings": "数据文件的说明用宏 reference",
    "redirects": "改了 id 的写在数据文件的 moved 里，旧网址会转到新的",
    "section-index": "每个部分本来就有网页",
    "tags": "主题写在数据文件的 topics 里",
    "with-pdf": "下载一页有 PDF",
}

_ELSE = "本站没有试过，不运行它"
UNKNOWN = {
    "setting": "没有这个设置，或者它在本站不起作用",
    "extension": f"{_ELSE}；能用的见“设置”一页",
    "plugin": f"{_ELSE}；插件能改变每一页，要显示方案里的内容用宏",
}
