"""The settings for hosts, read as the hosts read them: what they send with each kind of address.

Each of the three forms is read by the few rules that it needs: which place of the settings is for an
address, and which headers stand there. What must hold is the same for all three.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from macros.addresses import address, downloads
from macros.building.built import Built
from macros.building.readback.output import Output
from macros.building.readback.said.policy import ASKING
from macros.pages.site import Site

Sent = dict[str, list[str]]
"""The headers of an answer, each with all its values."""
Reader = Callable[[str, str], Sent]
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_ORIGIN, _POLICY = "Access-Control-Allow-Origin", "Content-Security-Policy"
_INLINE = re.compile(rb"<script(?: data-[^>]*)?>(.+?)</script>", re.DOTALL)
_ASKING = (*ASKING, "assets/desk")
"""Where scripts are that ask for something."""
_TYPE, _CODE, _MISSING = "Content-Type", ":status", ":404"
"""The type that is sent, and what is no header: the code of the answer, and the page for what is not there."""
_TYPES = {
    f"{downloads.FOLDER}x.csv": "text/csv",
    f"{downloads.FOLDER}units/x.ics": "text/calendar",
    address.PLAN_FEED: "application/atom+xml",
    f"{address.PLAN}index.md": "text/markdown",
    f"{downloads.FOLDER}x.akn.xml": "application/akn+xml",
}
"""Of files of which hosts do not know the type, or give another."""
_KNOWN_TO_STATIC = frozenset(("text/csv", "text/calendar"))
"""Those that hosts which read ``_headers`` must get."""
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')


def headers(built: Built, site: Site) -> Iterator[Output]:
    """Yield the settings of each host."""
    for name, sent in (
        ("_headers", _static),
        ("hosting/nginx.conf", _nginx),
        ("hosting/Caddyfile", _caddy),
    ):
        yield Output(name, partial(_faults, built, site, sent), True)


def _faults(built: Built, site: Site, read: Reader, content: bytes) -> Iterator[str]:
    prefix = urlsplit(site.settings.site_url).path.rstrip("/")
    text = content.decode()
    measure = next(iter(site.index.measures.values()), None)
    unit = next(iter(site.index.units.values()), None)
    embeds = [address.embed(measure)] if measure else []
    public = [*embeds, f"{address.API}plan.json", f"{downloads.FOLDER}x.csv", address.PLAN_FEED]
    public += ["datapackage.json", "schema/plan.schema.json"]
    public += [address.feed(unit)] if unit else []
    own = [
        "",
        address.page(measure) if measure else address.CHANGES,
        address.PLAN,
        "search/",
        "about/",
        "assets/plan.css",
    ]
    own += [*_ASKING, downloads.FOLDER]
    for where in (*public, *own):
        sent = read(text, f"{prefix}/{where}")
        for name, value in _EVERYWHERE.items():
            if sent.get(name, []) != [value]:
                yield f"{_named(where)}的 {name} 是“{'、'.join(sent.get(name, []))}”，应是“{value}”"
        if "camera=()" not in "".join(sent.get("Permissions-Policy", [])):
            yield f"{_named(where)}没有 Permissions-Policy"
        if where in public and sent.get(_ORIGIN) != ["*"]:
            yield f"{_named(where)}没有 {_ORIGIN}"
        if where in own and where != downloads.FOLDER and _ORIGIN in sent:
            yield f"{_named(where)}有 {_ORIGIN}"
        yield from _policies(where, where in embeds, sent.get(_POLICY, []), site.desk_reaches)
    yield from _beyond(prefix, read, text)
    own_scripts = _INLINE.findall((built.folder / "index.html").read_bytes())
    policy = " ".join(read(text, f"{prefix}/").get(_POLICY, []))
    for script in own_scripts:
        digest = b64encode(hashlib.sha256(script).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield "首页里的脚本不在 Content-Security-Policy 里"


def _beyond(prefix: str, read: Reader, text: str) -> Iterator[str]:
    """Yield what is wrong with types, with the page for what is not there, and with what is closed to all."""
    for where, wanted in _TYPES.items():
        said = "、".join(read(text, f"{prefix}/{where}").get(_TYPE, []))
        if said.partition(";")[0] != wanted and (read is not _static or wanted in _KNOWN_TO_STATIC):
            yield f"{_named(where)}的 {_TYPE} 是“{said}”，应是“{wanted}”"
    sent = read(text, f"{prefix}/")
    if "Strict-Transport-Security" in sent:
        yield "Strict-Transport-Security 没有注释掉：只有专用 HTTPS 的网站才能发送"
    if read is _static:
        return
    if sent.get(_MISSING) != [f"{prefix}/404.html"]:
        yield f"没有网页的网址不转到 {prefix}/404.html"
    for where in ("hosting/nginx.conf", "_headers"):
        if read(text, f"{prefix}/{where}").get(_CODE) != ["404"]:
            yield f"{_named(where)}没有关上"


def _policies(where: str, framed: bool, said: list[str], host: str) -> Iterator[str]:
    """All policies hold at once: what one of them forbids is forbidden. The code ``host`` may be one without https."""
    parsed = [dict(part.strip().partition(" ")[::2] for part in one.split(";")) for one in said]
    if not any(one.get("default-src") == "'none'" for one in parsed):
        yield f"{_named(where)}的 {_POLICY} 没有 default-src 'none'"
    pieces = (
        piece
        for one in parsed
        for name, value in one.items()
        for piece in value.split()
        if (name, piece) != ("connect-src", host)
    )
    given = " ".join(pieces)
    if "unsafe-inline" in given or "'unsafe-eval'" in given or "http:" in given:
        yield f"{_named(where)}的 {_POLICY} 放行了不该放行的"
    closed = any(one.get("frame-ancestors") == "'self'" for one in parsed)
    if closed is framed and not where.startswith("assets/"):
        yield f"{_named(where)}{'不能' if closed else '能'}放进别的网站的网页里（frame-ancestors）"
    asks = not any(one.get("connect-src") == "'none'" for one in parsed)
    if asks is not where.startswith(_ASKING) and where != "assets/plan.css":
        yield f"{_named(where)}的脚本{'能' if asks else '不能'}联网（connect-src）"


def _named(where: str) -> str:
    return f"/{where} "


def _static(text: str, path: str) -> Sent:
    """Every rule whose path fits adds its headers; of one that is set twice both hold."""
    sent: Sent = {}
    fits = False
    for line in text.splitlines():
        if line.startswith("/"):
            pattern = re.escape(line.strip()).replace(r"\*", ".*")
            fits = bool(re.fullmatch(pattern, path))
        elif line.strip() and fits:
            name, _, value = line.strip().partition(": ")
            values = sent.setdefault(name, [])
            values += [] if value in values else [value]
    return sent


def _caddy(text: str, path: str) -> Sent:
    """The headers of those matchers that fit; the last value of one stands."""
    matchers: dict[str, bool] = {}
    sent: Sent = {}
    named = ""
    for line in map(str.strip, text.splitlines()):
        words = [quoted or plain for quoted, plain in _QUOTED.findall(line)]
        if len(words) == 2 and words[0].startswith("@"):  # what fits it stands in the lines below
            named = words[0]
        if words[:1] == ["path_regexp"]:
            words = [named, *words]
        if words[:1] == ["rewrite"]:
            sent[_MISSING] = [words[2]]
        elif words[:1] == ["error"] and matchers.get(words[1]):
            sent[_CODE] = [words[2]]
        elif len(words) > 2 and words[0].startswith("@"):
            negated = words[1] == "not"
            kind, *patterns = words[2:] if negated else words[1:]
            fits = [
                re.search(one, path) if kind == "path_regexp" else _caddy_path(one, path)
                for one in patterns
            ]
            matchers[words[0]] = any(fits) is not negated
        elif words[:1] == ["header"] and len(words) == 3 and words[1] != "-Cache-Control":
            sent[words[1]] = [words[2]]
        elif words[:1] == ["header"] and len(words) == 4 and matchers.get(words[1]):
            sent[words[2]] = [words[3]]
    return sent


def _caddy_path(pattern: str, path: str) -> bool:
    return bool(re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path))


@dataclass
class _Place:
    """A block of nginx: for which addresses it is, its headers, the blocks in it."""

    how: str = ""
    where: str = ""
    sent: Sent = field(default_factory=dict)
    more: Sent = field(default_factory=dict)
    """What stands there besides: the type, the code."""
    inner: list[_Place] = field(default_factory=list)


def _nginx(text: str, path: str) -> Sent:
    """The headers of the innermost location for an address, or those around it if it has none of its own."""
    place: _Place | None = _places(text)
    sent: Sent = {}
    more: Sent = {}
    while place is not None:
        sent, more = place.sent or sent, more | place.more
        place = _chosen(place.inner, path)
    return sent | more


def _places(text: str) -> _Place:
    stack = [_Place()]
    for line in map(str.strip, text.splitlines()):
        words = [quoted or plain for quoted, plain in _QUOTED.findall(line.rstrip(";{").strip())]
        if line.startswith("#") or not words:
            continue
        if line == "}":
            stack.pop()
        elif line.endswith("{"):
            how = words[1] if len(words) > 2 else ""
            stack.append(_Place(how, words[-1]))
            if words[0] == "location":
                stack[-2].inner.append(stack[-1])
        elif words[0] == "add_header":
            stack[-1].sent.setdefault(words[1], []).append(words[2])
        elif words[0] == "error_page":
            stack[-1].more[_MISSING] = words[2:]
        elif words[0] == "default_type":
            stack[-1].more[_TYPE] = words[1:]
        elif words[0] == "return" and stack[-1].how != "=":
            stack[-1].more[_CODE] = words[1:]
    return stack[0]


def _chosen(places: list[_Place], path: str) -> _Place | None:
    """As nginx chooses: an exact place, else the longest beginning if marked ``^~``, the first expression that fits, or that beginning."""
    for place in places:
        if place.how == "=" and place.where == path:
            return place
    begun = [p for p in places if p.how in ("", "^~") and path.startswith(p.where)]
    longest = max(begun, key=lambda place: len(place.where), default=None)
    if longest and longest.how == "^~":
        return longest
    found = (p for p in places if p.how == "~" and re.search(p.where, path))
    return next(found, longest)
