"""What browsers may do on a page of the site, as a Content-Security-Policy: only what the site needs.

Pages say it themselves, for hosts that send no headers; the settings for hosts send it as a header,
which says besides in whose frames a page may stand. Scripts and style sheets inside pages are named by
their digests; there are no others, and no style attributes.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache

from macros.pages.inline import inside_pages

NAME = "Content-Security-Policy"


TRUSTED = "require-trusted-types-for 'script'; trusted-types default plan-preview"
"""No script makes markup or a program of a text, but by the two policies: that of every page, which lets in the
programs of the site alone (``inline/own-programs.js``), and the desk's for what it shows in a frame without
scripts (``desk-page.js``)."""


@cache
def policy(reached: str = "") -> str:
    """Return the policy that stands in pages; that of the editing desk may reach one other site: a code host."""
    return f"{_rules(reached)}; {TRUSTED}"


@cache
def _rules(reached: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {_digests('.js')}",
            f"style-src 'self' {_digests('.css')}",
            "img-src 'self' data:",
            "media-src 'self'",
            "font-src 'self'",
            "object-src 'self'",
            "frame-src 'self'",  # browsers take a drawing with links, which is an object, for a frame
            f"connect-src 'self' {reached}".rstrip(),
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def sent(reached: str = "") -> str:
    """Return the policy that hosts send with every file. Both hold for a page, so this gives it nothing more.

    A worker has no other, and that of the editing desk runs a compiled program; its page may reach one other site.
    """
    return _rules(reached).replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


def header(reached: str = "", *, framed: bool) -> str:
    """Return what hosts send that can tell pages apart; ``framed`` ones may stand in frames of other sites."""
    where = "*" if framed else "'self'"
    return f"{sent(reached)}; frame-ancestors {where}"


def _digests(kind: str) -> str:
    """Return the digests of the scripts or style sheets that may stand inside pages."""
    return " ".join(f"'sha256-{_digest(text)}'" for text in inside_pages(kind))


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
