"""Converters of addresses."""

from __future__ import annotations


class PlaceConverter:
    """The address of a record: a symbol, `fragments/…` or `instruments/…`, in any spelling; no control characters."""

    regex = r"[^\x00-\x1f\x7f?#]{1,300}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
