"""Kinds of value a field of the plan may hold, but for the closed lists: text, id, date, address."""

from __future__ import annotations

import re
import typing
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union

from pydantic import BeforeValidator, Field, StringConstraints

from macros.text.lines.reflow import reflow

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
DATE_PATTERN = re.compile(r"\d{4}-\d{2}-\d{2}")
YEARS = range(1900, 2200)
"""Of every date: of plans there are none before and after, and calendars reckon with days beside them."""


def _iso_date(value: Any) -> Any:
    """Accept only ``YYYY-MM-DD``: pydantic alone would take ``1687651200`` for a date."""
    if isinstance(value, str):
        if not DATE_PATTERN.fullmatch(value):
            raise ValueError("not YYYY-MM-DD")
        value = date.fromisoformat(value)
    if isinstance(value, date) and value.year not in YEARS:
        raise ValueError("not of these centuries")
    return value


def _reflow(value: Any) -> Any:
    """Join wrapped lines before the text is checked."""
    return reflow(value) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
Number = Annotated[str, StringConstraints(pattern=r"^\S(.{0,30}\S)?$")]
Line = Annotated[
    str,
    BeforeValidator(_reflow, json_schema_input_type=str),
    StringConstraints(pattern=r"^[^\n]+$", max_length=300),
]
Lines = Annotated[
    str,
    BeforeValidator(_reflow, json_schema_input_type=str),
    StringConstraints(pattern=r"\S", max_length=3_000),
]
"""One line, or several as paragraphs; one is written as a ``Line``, several as ``Text``."""
Text = Annotated[
    str,
    BeforeValidator(_reflow, json_schema_input_type=str),
    StringConstraints(pattern=r"\S", max_length=50_000),
]
Span = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}$")]
Year = Annotated[str, StringConstraints(pattern=r"^[12][0-9]{3}$")]
_PORT = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
_LIKE_MARKS = "⁇⁈⁉℀℁℅℆⩴︓︖﹕﹖﹟﹫＃／：？＠"
"""What some programs read as ``/ ? # @ :``, so that the name of the host ends there."""
_NAME = rf"[^\s<>\"'`{{}}|\\^/?#@:%.\[\]{_LIKE_MARKS}]+"
_ADDRESS = (
    rf"https?://{_NAME}(\.{_NAME})*(:({_PORT}))?"
    r"([/?#]([^\s<>\"'`{}|\\^%]|%[0-9A-Fa-f]{2})*)?"
)
"""What every program takes for the same address: a host by its name, a port that there can be."""
Url = Annotated[str, StringConstraints(pattern=rf"^{_ADDRESS}$", max_length=2_000)]
CreditCode = Annotated[
    str, StringConstraints(pattern=r"^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$")
]
"""A unified social credit code (GB 32100-2015) by its characters; a rule checks the last one."""
FileName = Annotated[
    str, StringConstraints(pattern=r'^[^/\\\s<>:"|?*][^/\\\n<>:"|?*]*$', max_length=100)
]
"""The name of a file that every system can hold: Windows has none with these marks."""
Archive = Annotated[
    str,
    StringConstraints(pattern=rf"^({_ADDRESS}|[^/\\\s:.][^/\\:\n]*)$", max_length=2_000),
]
"""The address of a kept copy, or the name of a file beside the plan."""
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Date = Annotated[
    date,
    BeforeValidator(_iso_date, json_schema_input_type=str),
    Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]


def is_address(archive: str) -> bool:
    """Whether a kept copy is given by its address, not as a file beside the plan."""
    return archive.startswith(("http://", "https://"))


def declared_type(annotation: Any) -> Any:
    """Return X of a field declared as ``X``, ``X | None`` or ``tuple[X, ...]``: ``Id``, ``Role``."""
    if typing.get_origin(annotation) in (tuple, Union, UnionType):
        return declared_type(typing.get_args(annotation)[0])
    return annotation


def value_type(annotation: Any) -> Any:
    """Return the class of the values of such a field: ``str`` where ``Id`` is declared."""
    declared = declared_type(annotation)
    plain = typing.get_origin(declared) is Annotated
    return value_type(typing.get_args(declared)[0]) if plain else declared
