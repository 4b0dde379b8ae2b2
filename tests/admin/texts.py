"""Texts of our own writing, as a cataloguer types or pastes them."""

from __future__ import annotations

from django.test import Client

ADD = "/admin/resolutions/resolution/add/"
BODY = """The Economic and Social Council,

Recalling its resolution 2901/14 of 24 July 2901,

1. Recommends to the General Assembly the adoption of the following draft resolution:

“The General Assembly,

“Alarmed by the lights that were put out in the Strait of Merrow,

“1. Urges all States to keep lighthouse lenses clean;

“2. Requests the Secretary-General to report to the Commission on Sea Marks at its fourteenth session.”
"""
FIELDS = {
    "symbol": "E/RES/2904/22",
    "title": "Care of lighthouse lenses",
    "adopted_on": "21 July 2904",
    "meeting": "47th plenary meeting",
    "vote": "31-3-13",
    "source_title": "Records of the Council, 2904, p. 61",
    "text": BODY,
}


def send(client: Client, button: str, **fields: object) -> tuple[int, str, dict[str, list[str]]]:
    """Send the form: status, page, and errors by field."""
    response = client.post(ADD, {button: "1", **fields})
    form = (response.context or {}).get("form") if response.status_code == 200 else None
    errors = {name: list(found) for name, found in form.errors.items()} if form is not None else {}
    return response.status_code, response.content.decode(), errors


def long_text(paragraphs: int) -> str:
    """A resolution with this many operative paragraphs."""
    lines = [
        f"{n}. Requests the Secretary-General to count the lamps of harbour {n};"
        for n in range(1, paragraphs + 1)
    ]
    head = f"960/{paragraphs}. Counting of lamps\n\nThe General Assembly,\n\nRecalling its resolution 956/40,\n\n"
    return head + "\n\n".join(lines)[:-1] + ".\n"
