"""Zip archives whose bytes depend on nothing but their content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can give
_PACKED = (".zip", ".docx", ".xlsx", ".png", ".gz", ".woff2")
"""Already compressed: packing again only costs time."""


def zip_bytes(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of the files in the order given, all with one fixed time and mode."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3  # Unix, wherever it is made
            info.external_attr = 0o100644 << 16
            packed = name.endswith(_PACKED)
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=6)
    return out.getvalue()


def restamped(archive: bytes) -> bytes:
    """Return an archive made by others without the times that they put into it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as given:
        return zip_bytes([(name, given.read(name)) for name in given.namelist()])
