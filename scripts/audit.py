"""``make audit``: asks OSV, which collects what PyPI and npm are told, about every locked package.

One question for all, over the network; without an answer it fails and says so. Exits with 1 if a hole is
known: in what a site is made with, or in tools.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import Request, urlopen

from scripts.packages import SITE, TOOLS, Package, locked

ASKED = "https://api.osv.dev/v1/querybatch"
AT_ONCE = 500
"""So many packages are asked about in one question; OSV takes a thousand."""


def holes(packages: tuple[Package, ...], where: str = ASKED) -> Iterator[tuple[Package, list[str]]]:
    """Yield each package with the ids of the holes that are known of its version. Raises OSError."""
    for start in range(0, len(packages), AT_ONCE):
        some = packages[start : start + AT_ONCE]
        asked = {
            "queries": [
                {"version": one.version, "package": {"name": one.name, "ecosystem": one.ecosystem}}
                for one in some
            ]
        }
        request = Request(
            where, json.dumps(asked).encode(), {"Content-Type": "application/json"}, method="POST"
        )
        with urlopen(request, timeout=60) as answer:
            results = json.load(answer)["results"]
        for one, result in zip(some, results, strict=True):
            if known := [hole["id"] for hole in result.get("vulns", ())]:
                yield one, known


def main(where: str = ASKED) -> int:
    """Tell every known hole; return the exit code."""
    packages = locked(*SITE, *TOOLS)
    of_sites = {(one.ecosystem, one.name, one.version) for one in locked(*SITE)}
    try:
        found = list(holes(packages, where))
    except (URLError, OSError, ValueError, LookupError) as error:
        print(
            f"没有问到 OSV（{error}），不知道有没有漏洞；请在能联网的地方再运行。", file=sys.stderr
        )
        return 2
    for one, known in found:
        use = "网站" if (one.ecosystem, one.name, one.version) in of_sites else "工具"
        print(f"{one.ecosystem} {one.name} {one.version}（{use}）：{'、'.join(known)}")
    print(f"{len(packages)} 个锁定的软件包，{len(found)} 个有已知的漏洞。")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
