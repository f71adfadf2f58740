"""What browsers may do on a page, held against a table: the policy for its address and nothing beyond it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.page import Page

ASKING = (address.COMPARE, address.DESK)
"""The pages whose scripts ask for something: the comparison, the desk."""
_POLICY = "//meta[translate(@http-equiv, 'CSP', 'csp')='content-security-policy']/@content"
_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "object-src": "'self'",
    "frame-src": "'self'",
    "connect-src": "'none'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "default plan-preview",
}
"""Of every page; scripts and style sheets inside it stand besides by their digests."""
_DIGEST = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
_INSIDE = {
    "script-src": "//script[not(@src) and not(@type='application/ld+json')]",
    "style-src": "//style",
}


def policy(page: Page) -> Iterator[str]:
    """Yield what the policy of a page allows or forbids otherwise than it must."""
    beyond = f" {page.site.desk_reaches}".rstrip() if page.where == address.DESK else ""
    yield from policy_faults(page.tree, f"'self'{beyond}" if page.where in ASKING else "")


def policy_faults(tree: html.HtmlElement, reached: str = "") -> Iterator[str]:
    """Yield the same of the tree of any HTML file; ``reached`` is what its scripts may reach, if they may."""
    given = tree.xpath(_POLICY)
    if len(given) != 1:
        yield f"有 {len(given)} 个 Content-Security-Policy"
        return
    rules = dict(rule.strip().partition(" ")[::2] for rule in str(given[0]).split(";"))
    yield from lists_differ("策略的项", sorted(rules), sorted(_RULES))
    for name, expected in _RULES.items():
        wanted = reached or expected if name == "connect-src" else expected
        said = rules.get(name, "")
        if name in _INSIDE:
            named = set(_DIGEST.findall(said))
            inside = {_digest(one) for one in tree.xpath(_INSIDE[name])}
            yield from lists_differ(f"策略的 {name}", (), sorted(inside - named))
            said = " ".join(_DIGEST.sub("", said).split())
        yield from differs(f"策略的 {name}", said, wanted)


def _digest(element: html.HtmlElement) -> str:
    text = str(element.text or "").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
