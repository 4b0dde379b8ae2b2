"""Official files, read by `parse_akn` and by the independent reader beside them (`../shared/eval/gold.py`).

Every twentieth clean English file is compared; all of them with `AKN_RECORD=all` in the environment (a minute).
What the two may differ in is listed here by name, with the reason; nothing else.
"""

import importlib.util
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from resolutions.parsing.akn import parse_akn
from resolutions.parsing.document import ParagraphKind, ParsedParagraph, ParsedResolution, Severity

EVERY = 1 if os.environ.get("AKN_RECORD") == "all" else 20

#: Drafts among the components, which the reader leaves out.
WITH_DRAFTS = {f"E/RES/2021/{number}" for number in range(20, 25)}
#: A raised figure that refers to a note printed before: the reader takes it for a word ("2015–20301").
WITH_REPEATED_MARKERS = {"E/RES/2021/17"}
#: Headings inside a list of points, which the reader leaves out.
WITH_HEADINGS_IN_LISTS = {"S/RES/2659 (2022)"}
#: "(i)" beside "(a)" and not inside it: the reader gives depth 1 to every point that stands beside its lead-in.
WITH_FLAT_ROMAN_POINTS = {"A/RES/75/4"}

#: Published broken: the start tag `mainBody` is closed by `embeddedStructure`.
NOT_WELL_FORMED = {"E_RES_2023_23-2314954A.xml"}


@pytest.fixture(scope="module")
def gold(shared: Path) -> ModuleType:
    """Return the independent reader."""
    spec = importlib.util.spec_from_file_location("gold", shared / "eval" / "gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    __import__("sys").modules["gold"] = module  # its dataclasses look for their own module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pairs(shared: Path, gold: ModuleType) -> list[tuple[object, ParsedResolution]]:
    """Return what the reader and `parse_akn` make of each clean file."""
    files = [f for f in sorted((shared / "corpus" / "akn").rglob("*.xml")) if "English" in f.parts][::EVERY]
    read = []
    for file in files:
        try:
            want = gold.read(file)
        except (SyntaxError, ValueError):  # ParseError is a SyntaxError
            continue
        if gold.clean(want):
            (given,) = parse_akn(file.name, file.read_bytes()).resolutions
            read.append((want, given))
    assert len(read) > 50
    return read


def plain(text: str) -> str:
    """Text for comparison: white space, and the kinds of it, and hyphens do not count."""
    folded = unicodedata.normalize("NFKC", text).translate(dict.fromkeys(map(ord, "‐‑"), "-"))
    folded = re.sub("[\u00ad\u200b\u200e\u200f\ufeff]", "", folded)
    return re.sub(r"\s+(?=[,;:.)\]])", "", re.sub(r"\s+", " ", folded)).strip()


def loose(kind: str, number: str | None) -> str:
    """Heading, text and a point without number are not told apart by the mark-up."""
    return "text" if kind in {"heading", "text"} or (kind == "subparagraph" and not number) else kind


def without_enacting(resolution: ParsedResolution) -> list[ParsedParagraph]:
    return [p for p in resolution.paragraphs if p.kind is not ParagraphKind.ENACTING]


def test_header_equals_the_official_record(pairs, gold):
    for want, given in pairs:
        special = re.match(
            r"A/RES/(E?S-\d+)/", want.symbol
        )  # the mark-up counts special sessions like the others
        assert "".join((given.symbol or "").split()) == "".join(want.symbol.split()), want.path
        assert (
            given.body,
            given.title,
            given.adopted_on and given.adopted_on.isoformat(),
            given.meeting and given.meeting.number,
            given.session,
            given.agenda_item,
        ) == (
            want.body,
            want.title or None if want.body != "SC" else None,
            want.adopted_on,
            want.meeting,
            special[1] if special else want.session,
            want.agenda_item and " ".join(want.agenda_item.split()),
        ), want.path


def test_vote_equals_the_one_that_the_official_record_prints(pairs):
    for want, given in pairs:
        if want.vote:
            assert given.vote is not None, want.path
            told = {
                "method": given.vote.method.value,
                "in_favour": given.vote.in_favour,
                "against": given.vote.against,
                "abstaining": given.vote.abstaining,
            }
            assert {key: value for key, value in told.items() if value is not None} == want.vote, want.path


def test_paragraphs_equal_the_official_record(pairs, gold):
    for want, given in pairs:
        if want.symbol in WITH_DRAFTS | WITH_REPEATED_MARKERS | WITH_HEADINGS_IN_LISTS:
            continue
        assert [
            (
                loose(p.kind.value, p.number),
                p.number if loose(p.kind.value, p.number) != "text" else None,
                plain(p.text),
                p.phrase,
            )
            for p in without_enacting(given)
        ] == [
            (
                loose(p.kind, p.number),
                p.number if loose(p.kind, p.number) != "text" else None,
                plain(gold.bare(p.text)),
                p.phrase if p.kind in {"preambular", "operative"} else None,
            )
            for p in want.paragraphs
        ], want.path


def test_depths_equal_the_official_record(pairs):
    for want, given in pairs:
        if want.symbol in WITH_DRAFTS | WITH_HEADINGS_IN_LISTS | WITH_FLAT_ROMAN_POINTS:
            continue
        depths = [p.depth for p in without_enacting(given) if p.kind is not ParagraphKind.ANNEX]
        assert depths == [p.depth for p in want.paragraphs if p.kind != "annex"], want.path


def test_every_link_of_the_official_record_is_a_reference(pairs, gold):
    def whole(symbol: str) -> str:
        return str(gold.whole(re.sub(r"(?<=\d) ?[A-Z](?:-[A-Z])? ?(?=\([IVXL])", "", symbol)))  # 364 B (IV)

    for want, given in pairs:
        if want.symbol in WITH_DRAFTS | WITH_HEADINGS_IN_LISTS:
            continue
        for linked, paragraph in zip(want.paragraphs, without_enacting(given), strict=True):
            found = {whole(r.instrument) for r in paragraph.references if r.instrument}
            assert {whole(symbol) for symbol in linked.references} <= found, f"{want.path}: {paragraph.text}"


def test_footnotes_and_their_anchors_equal_the_official_record(pairs, gold):
    for want, given in pairs:
        if want.symbol in WITH_DRAFTS | WITH_REPEATED_MARKERS:
            continue
        texts = {p.id: plain(p.text) for p in given.paragraphs}
        hung = [n for n in given.footnotes if n.anchors]  # those of the title the reader leaves out
        assert {n.marker: plain(n.text) for n in hung} == {
            marker: plain(gold.bare(text)) for marker, text in want.footnotes.items()
        }, want.path
        assert Counter((n.marker, texts[anchor]) for n in hung for anchor in n.anchors) == Counter(
            (marker, plain(gold.bare(p.text)))
            for p in want.paragraphs
            for marker in dict.fromkeys(gold.MARKS.findall(p.text))
        ), want.path


def test_every_official_file_in_every_language_is_read(shared: Path):
    languages = {
        "English": "en",
        "French": "fr",
        "Spanish": "es",
        "Russian": "ru",
        "Arabic": "ar",
        "Chinese": "zh",
    }
    for file in sorted((shared / "corpus" / "akn").rglob("*.xml"))[::EVERY]:
        result = parse_akn(file.name, file.read_bytes())
        if file.name in NOT_WELL_FORMED:
            assert result.resolutions == (), file
            continue
        (resolution,) = result.resolutions
        assert result.source.language in languages.values(), file
        assert None not in (resolution.symbol, resolution.body), file
        assert len({p.id for p in resolution.paragraphs}) == len(resolution.paragraphs) > 0, file
        for p in resolution.paragraphs:
            printed = result.source.text[p.start : p.end]
            assert printed, f"{file}: {p.id}"
            assert "\n" not in printed, f"{file}: {p.id}"


def test_every_broken_file_is_refused_with_its_line(shared: Path):
    for file in sorted((shared / "corpus" / "akn-malformed").iterdir()):
        result = parse_akn(file.name, file.read_bytes())

        assert result.resolutions == (), file
        assert [(p.severity, p.code) for p in result.problems] == [(Severity.ERROR, "xml-not-well-formed")], (
            file
        )
        assert re.fullmatch(r"line \d+: Opening and ending tag mismatch: .+", result.problems[0].message), (
            file
        )
