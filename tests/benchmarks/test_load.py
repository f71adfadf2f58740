"""Both servers send the files that were packed before, and every answer is counted as right or wrong."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks import load
from benchmarks.load import Found
from tests.conftest import ROOT, Published


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_files_that_were_packed_are_sent(
    server: str, guide: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "PLACE", tmp_path / "load")
    monkeypatch.setattr(load, "READERS", 5)
    path = load.laid_out(guide.folder, packed=True)
    assert path == "/kb/plan/"
    addresses = load.asked_for(guide.folder, path)
    packed = tmp_path / "load/root" / path.strip("/") / "measures/index.html.gz"
    with load.running(server, static=True) as (pid, port):

        def asked(addresses: list[str], seconds: float) -> Found:
            found = Found(server, "事先压缩好")
            return asyncio.run(load._asked(found, pid, port, addresses, seconds))

        with ThreadPoolExecutor(1) as apart:  # a browser of other tests has a loop of its own here
            found = apart.submit(asked, addresses[1:2], 0.2).result()
            lost = apart.submit(asked, [f"{path}nowhere/"], 0.1).result()
    assert len(found.waits) >= 5
    assert found.wrong == 0
    assert found.size == len(found.waits) * packed.stat().st_size  # not packed anew
    assert lost.wrong == len(lost.waits) > 0
    assert found.row.endswith("| 0 |")


def test_the_page_has_a_place_for_the_figures() -> None:
    text = (ROOT / load.PAGE).read_text("utf-8")
    assert text.index(load.BEGIN) < text.index("| nginx，事先压缩好 |") < text.index(load.END)
