"""Checks with lychee that every link, anchor and image inside the site leads somewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from macros.building.built import Built
from macros.pages.site import Site


def broken_links(built: Built, site: Site) -> Iterator[str]:
    """Yield every broken link between pages of the site, raw HTML and anchors included.

    Links to other sites are not followed. The site is checked under its public path, so that
    absolute links are checked too.
    """
    prefix = urlsplit(site.settings.site_url).path.strip("/")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        place = root / prefix if prefix else root / "site"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(built.folder.resolve(), target_is_directory=True)
        if not prefix:
            root = place
        own = site.settings.site_url
        command = [
            _lychee(),
            "--offline",
            "--include-fragments",
            "--no-progress",
            "--format",
            "json",
            "--index-files",
            "index.html",
            "--root-dir",
            str(root),
            "--no-ignore",
            "--hidden",
            "--remap",
            f"^{own} file://{place}/",
            str(place),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        report = json.loads(done.stdout)
    except json.JSONDecodeError:
        yield f"链接检查没有完成：{done.stderr.strip()[:500]}"
        return
    if not report["total"]:
        yield "链接检查一个链接也没有找到。"
    for name, faults in sorted(report["error_map"].items()):
        page = name.removeprefix(f"{place}/")
        for fault in faults:
            target = fault["url"].replace(f"file://{place}/", "/")
            yield f"{page}：链接“{target}”走不通（{fault['status']['text']}）。"


def _lychee() -> str:
    beside = Path(sys.executable).with_name("lychee")
    found = str(beside) if beside.exists() else shutil.which("lychee")
    if not found:
        raise FileNotFoundError("lychee")
    return found
