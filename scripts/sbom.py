"""``make sbom``: the packages that a site is made with, as a bill of materials (CycloneDX 1.6, JSON).

Made from the lock files alone, so that the same commit gives the same bill, without a network.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from scripts.packages import SITE, Package, locked

OUT = Path("build/sbom.cdx.json")


def bill() -> dict[str, Any]:
    """Return the bill; its serial number would say nothing that the commit does not."""
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "plan-site",
                "name": "plan-site",
                "version": os.environ.get("SOURCE_COMMIT") or "0",
            }
        },
        "components": [component(one) for one in locked(*SITE)],
    }


def component(package: Package) -> dict[str, Any]:
    """Return what the bill says of a package; of the files of one version any may be installed."""
    said: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
    }
    if package.licence:
        said["licenses"] = [{"license": {"name": package.licence}}]
    if len(package.digests) == 1:
        ((algorithm, content),) = package.digests
        said["hashes"] = [{"alg": algorithm, "content": content}]
    elif package.digests:
        said["externalReferences"] = [
            {
                "type": "distribution",
                "url": package.purl,
                "hashes": [{"alg": alg, "content": content} for alg, content in package.digests],
            }
        ]
    return said


def main() -> None:
    """Write the bill."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    made = bill()
    OUT.write_text(f"{json.dumps(made, ensure_ascii=False, indent=1)}\n", "utf-8")
    print(f"{OUT}：{len(made['components'])} 个软件包。")


if __name__ == "__main__":
    main()
