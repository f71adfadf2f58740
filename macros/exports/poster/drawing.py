"""A poster set by typst: SVG with links that have names, PNG, and PDF/UA-1."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import typst

from macros.addresses import address
from macros.exports.downloads.pdffile import FONTS, reason
from macros.exports.file import ExportError
from macros.exports.kept import kept
from macros.exports.sharing.qr import drawing
from macros.exports.typeset import compiler, forget
from macros.pages.views.poster import LABEL, Group, Poster
from macros.pages.views.poster_cell import Cell
from macros.text.times.dates import day_in_words

_POSTER = Path(__file__).with_name("poster.typ")
_SMALL = Path(__file__).with_name("small.typ")


@dataclass(frozen=True)
class Sheet:
    """A poster to be set in one form."""

    poster: Poster
    site_url: str
    form: str
    """``long`` for phones, ``wide`` for a sheet or a screen, ``small`` for the home page."""
    format: str
    """``svg``, ``png`` or ``pdf``."""
    ppi: float = 72
    colours: int = 256
    """The most that its PNG may have."""


@kept
def set_poster(sheet: Sheet) -> bytes:
    """Return the poster as a file; the same sheet gives the same bytes on every machine.

    Raises ExportError if a character is in no font.
    """
    # One input: typst sorts several by chance, and uses what it laid out again only for the same order.
    inputs = {"poster": json.dumps(words(sheet), ensure_ascii=False)}
    options: dict[str, dict[str, Any]] = {
        "svg": {},
        "png": {"ppi": sheet.ppi},
        "pdf": {"pdf_standards": "ua-1", "timestamp": 0},
    }
    template = _SMALL if sheet.form == "small" else _POSTER
    try:
        return typeset(
            template, sheet.poster.title, inputs, format=sheet.format, **options[sheet.format]
        )
    finally:
        if sheet.format != "svg":  # the PDF comes next, in the same layout
            forget()


def typeset(template: Path, title: str, inputs: dict[str, str], **options: Any) -> bytes:
    """Return what a template gives for these inputs; of several pages the first. Raises ExportError."""
    try:
        made = compiler(template, *FONTS).compile(sys_inputs=inputs, **options)
    except typst.TypstError as error:
        raise ExportError(f"《{title}》的一图读懂没有生成：{reason(error.message)}") from None
    return made[0] if isinstance(made, list) else bytes(made or b"")


def words(sheet: Sheet) -> dict[str, Any]:
    """Return all that the template prints."""
    poster, root = sheet.poster, sheet.site_url
    numbers = [cell.number for group in poster.groups for cell in group.cells]
    url = root + address.HOME
    day = f"数据日期：{day_in_words(poster.dated)}" if poster.dated else ""
    return {
        "form": sheet.form,
        "label": LABEL,
        "title": poster.title,
        "pieces": poster.pieces,
        "alt": poster.alt,
        "part": poster.part,
        "facts": [*poster.facts, poster.counts],
        "ended": poster.ended,
        "over": poster.over,
        "number": max(map(_ems, numbers), default=0),
        "depth": min((group.depth for group in poster.groups), default=0),
        "groups": [
            _group(group, root, after)
            for group, after in zip_longest(poster.groups, poster.groups[1:])
        ],
        "states": [{"status": s.value, "word": s.label} for s in poster.states],
        "foot": [
            *(["；".join(poster.legend) + "。"] if poster.legend else []),
            f"文本来源：{poster.source}",
            *([day] if day else []),
            f"全文和出处：{url}",
            "本图由网站据公文生成，不是正式公文；与印发的公文不一致的，以印发的公文为准。",
        ],
        "url": url,
        "qr": drawing(url).decode(),
        "qr_words": f"二维码：{url}",
    }


def _group(group: Group, root: str, after: Group | None) -> dict[str, Any]:
    return {
        "closed": after is None or after.depth <= group.depth,
        "heading": group.heading,
        "pieces": group.pieces,
        "url": root + group.address,
        "depth": group.depth,
        "words": group.words,
        "cells": [_cell(cell, root) for cell in group.cells],
    }


def _cell(cell: Cell, root: str) -> dict[str, Any]:
    return {
        "number": cell.number,
        "pieces": cell.pieces,
        "leads": cell.leads,
        "due": cell.due,
        "status": cell.status.value if cell.status else "",
        "state": cell.state,
        "removed": cell.removed,
        "count": f"{cell.count} 条" if cell.count else "",
        "url": root + cell.address,
    }


def _ems(number: str) -> float:
    """Return about how wide a number is, in heights of its letters."""
    return sum(1.1 if ord(letter) > 0xFF else 0.56 for letter in number)
