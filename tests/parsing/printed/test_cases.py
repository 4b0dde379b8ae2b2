"""Pairs `cases/<name>.txt` + `<name>.json`: a small text, and what is expected of it.

The expectation is the interchange form reduced: of an object only the keys that the case names are compared, of a
list every element; `problems` are codes.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resolutions.parsing import parse_bytes
from resolutions.parsing.interchange import result_object

CASES = Path(__file__).with_name("cases")


def reduced(value: object, wanted: object) -> object:
    """`value` with only what `wanted` names."""
    if isinstance(value, dict) and isinstance(wanted, dict):
        return {key: reduced(value[key], wanted[key]) for key in wanted}
    if isinstance(value, list) and isinstance(wanted, list) and len(value) == len(wanted):
        return [reduced(one, other) for one, other in zip(value, wanted, strict=True)]
    return value


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_case(case: Path):
    wanted = json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))

    result = json.loads(json.dumps(result_object(parse_bytes(case.name, case.read_bytes()))))

    assert [problem["code"] for problem in result["problems"]] == wanted["problems"]
    assert reduced(result["resolutions"], wanted["resolutions"]) == wanted["resolutions"]
