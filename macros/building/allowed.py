"""What pages and drawings of a site may be made of: elements, their attributes, and what these hold.

Lists of what is good: what browsers learn tomorrow is refused until somebody has looked at it. Left
out on purpose is what runs programs (``on…``, ``srcdoc``), reports readers (``ping``), brings in
pages of others (``iframe``) or is read differently by different parsers (``noscript``, ``math``).
"""

from __future__ import annotations

EVERYWHERE = frozenset(
    "autocapitalize class dir hidden id lang popover role spellcheck tabindex title "
    "translate".split()
)
"""Attributes of every element, besides those that begin with one of these."""
BEGINNINGS = ("aria-", "data-")

_PLAIN = (
    "abbr address article aside b bdi bdo body br caption center cite code dd dfn div dl dt em figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 head header hgroup html i kbd legend main mark menu nav p picture "
    "pre rp rt ruby s samp search section small span strong style sub summary sup tbody tfoot thead "
    "title tr u ul var wbr"
)
_WITH_ATTRIBUTES = {
    "a": "download href hreflang name rel target type",
    "audio": "controls loop muted preload src",
    "base": "target",
    "blockquote": "cite",
    "button": "disabled name popovertarget popovertargetaction type value",
    "col": "align span width",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "name open",
    "fieldset": "disabled name",
    "form": "action autocomplete method name novalidate target",
    "hr": "width",
    "img": "align alt decoding fetchpriority height loading sizes src srcset width",
    "input": (
        "autocomplete checked disabled enterkeyhint inputmode list max maxlength min minlength multiple "
        "name pattern placeholder readonly required size step type value"
    ),
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "link": "as color crossorigin href hreflang media rel sizes type",
    "meta": "charset content http-equiv media name property",
    "meter": "high low max min optimum value",
    "object": "data height name type width",
    "ol": "reversed start type",
    "optgroup": "disabled label",
    "option": "disabled label selected value",
    "output": "for name",
    "progress": "max value",
    "q": "cite",
    "script": "async crossorigin defer nomodule src type",
    "select": "autocomplete disabled multiple name required size",
    "source": "height media sizes src srcset type width",
    "table": "align border width",
    "td": "align colspan headers rowspan valign width",
    "textarea": "autocomplete cols maxlength name placeholder readonly required rows wrap",
    "th": "abbr align colspan headers rowspan scope valign width",
    "time": "datetime",
    "track": "default kind label src srclang",
    "video": "controls height loop muted playsinline poster preload src width",
}
PAGE: dict[str, frozenset[str]] = {
    **dict.fromkeys(_PLAIN.split(), frozenset()),
    **{element: frozenset(names.split()) for element, names in _WITH_ATTRIBUTES.items()},
}
"""The elements of a page, each with its own attributes."""

_SHAPES = (
    "a circle clippath defs desc ellipse g image line lineargradient marker mask path pattern polygon "
    "polyline radialgradient rect stop svg symbol text title tspan use"
)
DRAWING = frozenset(_SHAPES.split())
"""The elements of a drawing, in small letters."""
OF_DRAWINGS = frozenset(
    "baseprofile clip-path clip-rule color cx cy d dominant-baseline dx dy fill fill-opacity fill-rule "
    "font-family font-size font-style font-weight fx fy gradienttransform gradientunits height href "
    "letter-spacing marker-end marker-mid marker-start markerheight markerunits markerwidth mask "
    "maskunits offset opacity orient overflow paint-order patterncontentunits patterntransform patternunits points "
    "preserveaspectratio r refx refy rx ry shape-rendering space spreadmethod stop-color stop-opacity "
    "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width target text-anchor text-decoration textlength transform vector-effect "
    "version viewbox width x x1 x2 xmlns y y1 y2".split()
)
"""Their attributes, in small letters, besides those of every element."""
NOT_WITHIN_A_PAGE = frozenset(("desc", "title", "image"))
"""Elements that only a drawing in a file of its own has: in a page parsers do not agree on them."""

LOADED = frozenset(
    ("src", "poster", "action", "data-script", "data-index", "data-pinyin", "data-api")
)
"""Attributes whose address a browser, or a script of the engine, asks for by itself."""
LINKED = frozenset(("href", "cite", "data-root", "data-history", "data-page"))
"""Attributes with an address to which a reader goes."""
SETS = frozenset(("srcset", "imagesrcset"))
PAINTED = frozenset("clip-path cursor fill marker-end marker-mid marker-start mask stroke".split())
"""Attributes of drawings that may fetch what they paint with, as styles do."""

SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""Of links. What is loaded is of the site itself, or a picture within the page."""
PICTURES = (
    "data:image/png",
    "data:image/jpeg",
    "data:image/gif",
    "data:image/webp",
    "data:image/svg+xml",
)

LOADING_LINKS = frozenset(
    "apple-touch-icon icon manifest modulepreload preload prefetch stylesheet".split()
)
OTHER_LINKS = frozenset(
    "alternate author canonical help license me next prev schema.dcterms shortcut".split()
)
"""What a ``link`` element may be: it is loaded, or only says where something is."""
HTTP = frozenset(
    ("content-language", "content-security-policy", "content-type", "refresh", "x-ua-compatible")
)
SCRIPTS = frozenset(("", "application/json", "application/ld+json", "module", "text/javascript"))
"""Types of script; those in between hold data and run nothing."""
DATA = frozenset(("application/json", "application/ld+json"))

FILES = frozenset(
    (
        *(".css", ".html", ".js", ".mjs", ".svg", ".webmanifest", ".xml"),
        *(".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp"),
        *(".mp3", ".mp4", ".ogg", ".wav", ".webm", ".otf", ".ttf", ".woff", ".woff2"),
        *(".csv", ".doc", ".docx", ".ofd", ".pdf", ".ppt", ".pptx", ".wps", ".xls", ".xlsx"),
        *(".asc", ".cff", ".conf", ".ics", ".json", ".jsonl", ".md", ".pem", ".sig", ".txt"),
        *(".sqlite", ".wasm", ".whl", ".yaml", ".yml", ".zip"),
    )
)
"""How the names of files may end. What browsers take for a page is read here; of the others they make none."""
NAMES = frozenset(("CNAME", "Caddyfile", "_headers", "sitemap.xml.gz"))
"""Names of files that end otherwise."""
