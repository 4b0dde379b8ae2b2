"""The topics that librarians gave a text.

The classification whose source is "DHLAUTH" is the library's own: its keywords of the UNBIS Thesaurus are topics;
its corporate names, titles and agenda items (dictionaries "DHLAUTH", "DHL title", "A/75/251") are none.  The
classifications whose source is ".../sdg" are made by a machine, which hangs on a text all concepts beside each Goal
it recognizes ("health", "public_health" for Goal 3), in thesaurus terms too: a text without any topic would carry
forty of them, so they are left out.  `shared/eval/topics.py` counts the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from resolutions.parsing.akn.tree import descendants
from resolutions.parsing.document import ParsedTopic

LIBRARY = "DHLAUTH"
DICTIONARIES = frozenset({"UNBIS Thesaurus", "UNBIS"})
THESAURUS = ("http://metadata.un.org/thesaurus/", "https://metadata.un.org/thesaurus/")


def topics_in(root: etree._Element) -> tuple[ParsedTopic, ...]:
    """Return the topics, each once, in the order of the file, with the address of the concept where it is given.

    A label that is a name for machines becomes the one that the thesaurus prints, so that one topic is one label:
    "public_health" -> "PUBLIC HEALTH".
    """
    topics: dict[str, ParsedTopic] = {}
    for topic in _given(root):
        key = topic.label.casefold()
        held = topics.get(key)
        if held is None or (held.uri is None and topic.uri):
            topics[key] = ParsedTopic(held.label if held else topic.label, topic.uri)
    return tuple(topics.values())


def _given(root: etree._Element) -> Iterator[ParsedTopic]:
    for classification in descendants(root, "classification"):
        if (classification.get("source") or "").lstrip("#") != LIBRARY:
            continue
        for keyword in descendants(classification, "keyword"):
            label = " ".join((keyword.get("showAs") or keyword.get("value") or "").split())
            if keyword.get("dictionary") in DICTIONARIES and label:
                yield ParsedTopic(_readable(label), _concept(keyword.get("href")))


def _readable(label: str) -> str:
    return label.replace("_", " ").upper() if "_" in label or label.islower() else label


def _concept(href: str | None) -> str | None:
    address = (href or "").strip()
    return address if address.startswith(THESAURUS) else None
