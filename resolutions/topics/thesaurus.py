"""A vocabulary as a file gives it: the UNBIS Thesaurus as a table, or any in SKOS."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from resolutions.parsing.storable import storable

#: The languages of the United Nations; labels in others are left out
LANGUAGES = ("en", "ar", "zh", "fr", "ru", "es")
SKOS_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml"}
TABLES = frozenset({".tsv", ".txt"})


class UnreadableVocabulary(Exception):
    """A file that is no vocabulary; the message names the file, and the line where there is one."""


@dataclass(frozen=True, slots=True)
class Label:
    language: str
    text: str
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A subject: its preferred English label, its address, all its labels, the preferred labels of broader ones."""

    label: str
    uri: str = ""
    labels: tuple[Label, ...] = ()
    broader: tuple[str, ...] = ()


def read_vocabulary(path: Path) -> list[Concept]:
    """Return the concepts of a file, in its order; an `UnreadableVocabulary` says what is wrong with it.

    `.tsv`: a line a label, TAB, `pref_label=…`, TAB, `uri=…`, TAB, `kind=pref` or `kind=alt`; fields after the
    first in any order.  `.ttl`, `.rdf`, `.xml`: SKOS; a concept without a preferred label in English is left out.
    """
    suffix = path.suffix.lower()
    try:
        if suffix in SKOS_FORMATS:
            concepts = _read_skos(path, SKOS_FORMATS[suffix])
        elif suffix in TABLES:
            concepts = _read_table(path)
        else:
            raise UnreadableVocabulary(f"{path}: a vocabulary is .tsv, or SKOS in .ttl, .rdf or .xml")
    except csv.Error as error:
        raise UnreadableVocabulary(f"{path}: {error}") from error
    except OSError as error:
        raise UnreadableVocabulary(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableVocabulary(f"{path}: not UTF-8 at byte {error.start}") from error
    if not concepts:
        raise UnreadableVocabulary(f"{path}: no concept with a preferred label in English")
    return concepts


def _read_table(path: Path) -> list[Concept]:
    uris: dict[str, str] = {}
    labels: dict[str, dict[str, Label]] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            if not any(row):
                continue
            fields = dict(field.partition("=")[::2] for field in row[1:])
            label, preferred, kind = (
                _folded(row[0]),
                _folded(fields.get("pref_label", "")),
                fields.get("kind"),
            )
            if not label or not preferred or kind not in {"pref", "alt"}:
                raise UnreadableVocabulary(
                    f"{path}:{number}: not “label, TAB, pref_label=…, TAB, uri=…, TAB, kind=pref or alt”"
                )
            uris.setdefault(preferred, storable(fields.get("uri", "")))
            named = labels.setdefault(preferred, {preferred: Label("en", preferred, is_preferred=True)})
            named.setdefault(label, Label("en", label, is_preferred=False))
    return [Concept(preferred, uris[preferred], tuple(named.values())) for preferred, named in labels.items()]


def _read_skos(path: Path, form: str) -> list[Concept]:
    try:
        from rdflib import Graph
        from rdflib.namespace import SKOS
    except ImportError as error:
        raise UnreadableVocabulary(f"{path}: SKOS needs rdflib: pip install '.[skos]'") from error
    graph = Graph()
    try:
        graph.parse(data=path.read_bytes(), format=form)
    except Exception as error:  # rdflib raises what its parsers do, of many kinds
        raise UnreadableVocabulary(f"{path}: {' '.join(str(error).split())[:200]}") from error
    found: dict[str, list[Label]] = {}
    for predicate, is_preferred in ((SKOS.prefLabel, True), (SKOS.altLabel, False)):
        for concept, literal in graph.subject_objects(predicate):
            language = (getattr(literal, "language", None) or "en").lower().partition("-")[0]
            if language in LANGUAGES and (text := _folded(str(literal))):
                found.setdefault(str(concept), []).append(Label(language, text, is_preferred))
    names = {uri: name for uri, labels in sorted(found.items()) if (name := _english(labels))}
    broader: dict[str, set[str]] = {}
    for narrow, wide in graph.subject_objects(SKOS.broader):
        broader.setdefault(str(narrow), set()).add(names.get(str(wide), ""))
    for wide, narrow in graph.subject_objects(SKOS.narrower):
        broader.setdefault(str(narrow), set()).add(names.get(str(wide), ""))
    return [
        Concept(name, uri, tuple(_in_order(found[uri])), tuple(sorted(broader.get(uri, set()) - {"", name})))
        for uri, name in names.items()
    ]


def _english(labels: Iterable[Label]) -> str:
    return min((label.text for label in labels if label.is_preferred and label.language == "en"), default="")


def _in_order(labels: Iterable[Label]) -> list[Label]:
    """Each once, by language, the preferred first."""
    once = {(label.language, label.text): label for label in labels if not label.is_preferred}
    once |= {(label.language, label.text): label for label in labels if label.is_preferred}
    return sorted(
        once.values(),
        key=lambda label: (LANGUAGES.index(label.language), not label.is_preferred, label.text),
    )


def _folded(text: str) -> str:
    return " ".join(storable(text).split())[:300]
