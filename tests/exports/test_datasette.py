"""Datasette, with which people look at such files, opens the database of the data and finds its way in it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from macros.exports.api.content import content_of
from macros.exports.twins.database import database
from macros.pages.site import Site


def asked(file: Path, addresses: list[str]) -> list[Any]:
    """Return what Datasette answers under each address, as JSON."""
    from datasette.app import Datasette  # takes a second, which workers without this test save

    async def answers() -> list[Any]:
        opened = Datasette([], immutables=[str(file)])
        await opened.invoke_startup()
        found = [await opened.client.get(where, follow_redirects=True) for where in addresses]
        assert [answer.status_code for answer in found] == [200] * len(addresses)
        return [answer.json() for answer in found]

    with ThreadPoolExecutor(1) as thread:  # another test may have a loop of its own in this one
        return thread.submit(lambda: asyncio.run(answers())).result()


def test_datasette_shows_the_tables_and_follows_their_keys(
    built_otherwise: Site, tmp_path: Path
) -> None:
    file = tmp_path / "whole.db"
    file.write_bytes(database(built_otherwise))
    whole = content_of(built_otherwise).whole
    roles = {(m.id, one.unit.id, one.role.value) for m in whole.measures for one in m.units}
    assert roles
    tables, measures, units = asked(
        file,
        [
            "/whole.json",
            "/whole/measures.json?_shape=array&_size=max",
            "/whole/measures_units.json?_labels=on&_shape=array&_size=max",
        ],
    )
    assert {"plan", "measures", "units", "measures_units"} <= {t["name"] for t in tables["tables"]}
    texts = {one["id"]: one["text"] for one in measures}
    assert texts == {one.id: one.text for one in whole.measures}
    told = {(one["owner"]["value"], one["unit"]["value"], one["role"]) for one in units}
    assert told == roles
