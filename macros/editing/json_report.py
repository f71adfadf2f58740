"""A difference for programs: everything, as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from macros.editing.diff.compare import Difference, ObjectChange
from macros.editing.diff.fields import plain
from macros.editing.former_records import records, records_yaml
from macros.editing.history_entries import draft


def as_json(found: Difference, today: date) -> str:
    """Return the whole difference for programs."""

    def changed(change: ObjectChange) -> dict[str, Any]:
        fields = [
            {
                "path": list(field.path),
                "label": field.label,
                "before": field.before,
                "after": field.after,
                "pieces": [{"op": piece.op, "text": piece.text} for piece in field.pieces],
            }
            for field in change.fields
        ]
        head = {
            "what": change.what,
            "kind": change.kind.value if change.kind else "plan",
            "id": change.id,
        }
        return {**head, "name": change.name, "fields": fields}

    report = {
        "differs": bool(found),
        "objects": [changed(change) for change in found.objects],
        "records": [changed(change) for change in found.records],
        "changes": {
            "added": [plain(entry) for entry in found.history.added],
            "removed": [plain(entry) for entry in found.history.removed],
            "rewritten": [
                {"before": plain(was), "after": plain(now)} for was, now in found.history.rewritten
            ],
            "incomplete": [
                {"entry": plain(one.entry), "add": list(one.lacking)} for one in found.incomplete
            ],
            "lacking": [plain(entry) for entry in draft(found, today)],
        },
        "vanished": [
            {
                "kind": lost.kind.value,
                "id": lost.id,
                "name": lost.name,
                "reused": lost.reused,
                "successor": lost.successor,
                "add": records_yaml(records((lost,), today)),
            }
            for lost in found.vanished
        ],
        "units": list(found.units),
        "addresses": {
            "new": list(found.addresses.new),
            "changed": list(found.addresses.changed),
            "kept": list(found.addresses.kept),
            "vanished": list(found.addresses.vanished),
            "repointed": [
                {"address": one, "before": was, "after": now}
                for one, was, now in found.addresses.repointed
            ],
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
