"""A vocabulary as a file gives it: the UNBIS Thesaurus as a table, or any in SKOS."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax import SAXParseException

from resolutions.parsing.akn.tree import DOCTYPE_RE
from resolutions.parsing.readers import FORMAT_LIMIT
from resolutions.parsing.storable import is_storable

if TYPE_CHECKING:
    from rdflib import Graph

#: The languages of the United Nations; labels in others are left out
LANGUAGES = ("en", "ar", "zh", "fr", "ru", "es")
SKOS_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml"}
SPOKEN = {"turtle": "Turtle", "xml": "RDF/XML"}
TABLES = frozenset({".tsv", ".txt"})
LONGEST = 300  # characters of a label or an address, as the models have it
ADDRESS_RE = re.compile(r"(?:https?|urn):", re.IGNORECASE)
NUL = b"\0"
PLACED_RE = re.compile(r"[^:\s]*:(?P<line>\d+):\d+: (?P<why>[^\n]{1,200})")


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
    UTF-8, at most `FORMAT_LIMIT` bytes, no DOCTYPE; a label or an address has at most `LONGEST` characters.
    """
    suffix = path.suffix.lower()
    if suffix in SKOS_FORMATS:
        concepts = _read_skos(path, _text(path), SKOS_FORMATS[suffix])
    elif suffix in TABLES:
        concepts = _read_table(path, _text(path))
    else:
        raise UnreadableVocabulary(f"{path}: a vocabulary is .tsv, or SKOS in .ttl, .rdf or .xml")
    if not concepts:
        raise UnreadableVocabulary(f"{path}: no concept with a preferred label in English")
    return concepts


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(FORMAT_LIMIT + 1)
    except OSError as error:
        raise UnreadableVocabulary(f"{path}: {error.strerror}") from error
    if len(data) > FORMAT_LIMIT:
        raise UnreadableVocabulary(f"{path}: larger than {FORMAT_LIMIT // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableVocabulary(f"{path}:{_line(data[: error.start])}: not UTF-8") from error
    if NUL in data:
        raise UnreadableVocabulary(f"{path}:{_line(data.partition(NUL)[0])}: a NUL, which no text has")
    return text


def _line(before: bytes) -> int:
    return before.count(b"\n") + 1


def _read_table(path: Path, text: str) -> list[Concept]:
    uris: dict[str, str] = {}
    labels: dict[str, dict[str, Label]] = {}
    for number, line in enumerate(io.StringIO(text, newline=None), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        first, *rest = line.rstrip("\n").split("\t")
        fields = dict(field.partition("=")[::2] for field in rest)
        label, preferred = _folded(first, where), _folded(fields.get("pref_label", ""), where)
        if not label or not preferred or fields.get("kind") not in {"pref", "alt"}:
            raise UnreadableVocabulary(
                f"{where}: not “label, TAB, pref_label=…, TAB, uri=…, TAB, kind=pref or alt”"
            )
        uris.setdefault(preferred, _address(fields.get("uri", ""), where))
        named = labels.setdefault(preferred, {preferred: Label("en", preferred, is_preferred=True)})
        named.setdefault(label, Label("en", label, is_preferred=False))
    return [Concept(preferred, uris[preferred], tuple(named.values())) for preferred, named in labels.items()]


def _read_skos(path: Path, text: str, form: str) -> list[Concept]:
    try:
        from rdflib.namespace import SKOS
    except ImportError as error:
        raise UnreadableVocabulary(f"{path}: SKOS needs rdflib: pip install '.[skos]'") from error
    if form == "xml" and DOCTYPE_RE.match(text.encode()):
        raise UnreadableVocabulary(f"{path}: the file has a DOCTYPE, which is refused; remove it")
    graph = _graph(path, text, form)
    found: dict[str, list[Label]] = {}
    for predicate, is_preferred in ((SKOS.prefLabel, True), (SKOS.altLabel, False)):
        for concept, literal in graph.subject_objects(predicate):
            language = (getattr(literal, "language", None) or "en").lower().partition("-")[0]
            if language in LANGUAGES and (
                label := _folded(str(literal), f"{path}: {str(concept)[:LONGEST]}")
            ):
                found.setdefault(str(concept), []).append(Label(language, label, is_preferred))
    names = {uri: name for uri, labels in sorted(found.items()) if (name := _english(labels))}
    broader: dict[str, set[str]] = {}
    for narrow, wide in graph.subject_objects(SKOS.broader):
        broader.setdefault(str(narrow), set()).add(names.get(str(wide), ""))
    for wide, narrow in graph.subject_objects(SKOS.narrower):
        broader.setdefault(str(narrow), set()).add(names.get(str(wide), ""))
    return [
        Concept(
            name,
            _address(uri, f"{path}: {name}"),
            tuple(_in_order(found[uri])),
            tuple(sorted(broader.get(uri, set()) - {"", name})),
        )
        for uri, name in names.items()
    ]


def _graph(path: Path, text: str, form: str) -> Graph:
    from rdflib import Graph

    logging.getLogger("rdflib").setLevel(
        logging.CRITICAL
    )  # it warns, with tracebacks, of values that we do not read
    try:
        return Graph().parse(data=text, format=form)
    except Exception as error:  # rdflib raises what its parsers do, of many kinds
        raise UnreadableVocabulary(f"{path}{_why(error, SPOKEN[form])}") from error


def _why(error: Exception, form: str) -> str:
    """`:3: no Turtle: newline found in string literal`: where a parser gave up, and why if it says so plainly."""
    if isinstance(error, SAXParseException):
        return f":{error.getLineNumber()}: no {form}: {error.getMessage()}"
    if isinstance(error, RecursionError):
        return f": no {form}: nested too deep"
    if (
        isinstance(error, SyntaxError) and len(error.args) == 5
    ):  # rdflib's for Turtle: address, line, text, place, why
        return f":{error.args[1] + 1}: no {form}: {error.args[4]}"
    if placed := PLACED_RE.fullmatch(str(error)):  # rdflib's for RDF/XML
        return f":{placed['line']}: no {form}: {placed['why']}"
    return f": no {form}: broken, or cut short"


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


def _address(text: str, where: str) -> str:
    """An address that means the same to everybody; "" for a blank node or a place on this machine."""
    address = _folded(text, where)
    return address if ADDRESS_RE.match(address) else ""


def _folded(text: str, where: str) -> str:
    """White space folded; what no column takes is refused."""
    folded = " ".join(text.split())
    if not is_storable(folded):
        raise UnreadableVocabulary(f"{where}: {folded[:40]!a} has a character that no text has")
    if len(folded.casefold()) > LONGEST:
        raise UnreadableVocabulary(f"{where}: “{folded[:40]}…” is longer than {LONGEST} characters")
    return folded
