"""Commit subjects say where and what; those that do not are refused with the reason."""

from __future__ import annotations

import pytest

from scripts.check_subjects import faults, places


@pytest.mark.parametrize(
    "subject",
    ["rules: units name their parent", "model, former: one answer", "依赖: bump x from 1 to 2"],
)
def test_a_subject_that_begins_with_places_passes(subject: str) -> None:
    assert not list(faults(subject, places()))


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Units name their parent", "no place"),
        ("rules: ", "no place"),
        ("kitchen, rules: a sink", "(kitchen)"),
        (f"rules: {'x' * 66}", "73 characters, of 72 at most"),
    ],
)
def test_another_subject_is_refused(subject: str, said: str) -> None:
    (fault,) = faults(subject, places())
    assert said in fault
