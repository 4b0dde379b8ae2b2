import pytest

from resolutions.models import Topic, TopicLabel
from resolutions.topics.thesaurus import LONGEST, Concept, Label, UnreadableVocabulary, read_vocabulary

TABLE = """\
MOUNTAIN LAKES\tpref_label=MOUNTAIN LAKES\turi=http://example.org/t#1\tkind=pref
HIGH WATERS\tpref_label=MOUNTAIN LAKES\turi=http://example.org/t#1\tkind=alt
FERRIES\tpref_label=FERRIES\turi=http://example.org/t#2\tkind=pref
"""
TURTLE = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/t#1> a skos:Concept ;
  skos:prefLabel "MOUNTAIN LAKES"@en, "LACS DE MONTAGNE"@fr, "ГОРНЫЕ ОЗЕРА"@ru, "BERGSEEN"@de ;
  skos:altLabel "HIGH WATERS"@en ; skos:broader <http://example.org/t#3> .
<http://example.org/t#3> a skos:Concept ; skos:prefLabel "WATER"@en ; skos:narrower <http://example.org/t#4> .
<http://example.org/t#4> a skos:Concept ; skos:prefLabel "GLACIERS"@en .
"""
LAKES = (Label("en", "MOUNTAIN LAKES", True), Label("en", "HIGH WATERS", False))


def test_a_table_gives_each_concept_with_its_labels(tmp_path):
    file = tmp_path / "thesaurus.tsv"
    file.write_text(TABLE, encoding="utf-8")

    assert read_vocabulary(file) == [
        Concept("MOUNTAIN LAKES", "http://example.org/t#1", LAKES),
        Concept("FERRIES", "http://example.org/t#2", (Label("en", "FERRIES", True),)),
    ]


SKOS = [
    Concept(
        "MOUNTAIN LAKES",
        "http://example.org/t#1",
        (*LAKES, Label("fr", "LACS DE MONTAGNE", True), Label("ru", "ГОРНЫЕ ОЗЕРА", True)),
        ("WATER",),
    ),
    Concept("WATER", "http://example.org/t#3", (Label("en", "WATER", True),)),
    Concept("GLACIERS", "http://example.org/t#4", (Label("en", "GLACIERS", True),), ("WATER",)),
]


def test_skos_gives_labels_in_our_languages_and_broader_terms_said_either_way(tmp_path):
    rdflib = pytest.importorskip("rdflib")
    turtle, xml = tmp_path / "thesaurus.ttl", tmp_path / "thesaurus.rdf"
    turtle.write_text(TURTLE, encoding="utf-8")
    xml.write_bytes(
        rdflib.Graph().parse(data=TURTLE, format="turtle").serialize(format="xml", encoding="utf-8")
    )

    assert read_vocabulary(turtle) == SKOS
    assert read_vocabulary(xml) == SKOS


XML = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns:skos="http://www.w3.org/2004/02/skos/core#">'
)
TOO_LONG = "longer than 300 characters"


def refusal(file, content: bytes) -> str:
    file.write_bytes(content)
    with pytest.raises(UnreadableVocabulary) as refused:
        read_vocabulary(file)
    return str(refused.value).replace(str(file), "FILE")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "FILE: a vocabulary is .tsv, or SKOS in .ttl, .rdf or .xml"),
        ("a.tsv", b"", "FILE: no concept with a preferred label in English"),
        ("a.tsv", b"L" * 301, f"FILE:1: “{'L' * 40}…” is {TOO_LONG}"),
        ("a.tsv", "ß".encode() * 151, f"FILE:1: “{'ß' * 40}…” is {TOO_LONG}"),
        ("a.tsv", b"\xff\xfe", "FILE:1: not UTF-8"),
        ("a.tsv", b"\nLA\0KES", "FILE:2: a NUL, which no text has"),
        (
            "a.tsv",
            b"\nLAKES\tkind=pref",
            "FILE:2: not “label, TAB, pref_label=…, TAB, uri=…, TAB, kind=pref or alt”",
        ),
    ],
)
def test_a_file_that_is_no_vocabulary_is_refused_by_name(tmp_path, name, content, reason):
    assert refusal(tmp_path / name, content) == reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ttl", b"\n<a> <b", "FILE:2: no Turtle: unterminated URI reference"),
        ("a.ttl", b'<a> <b> "c', "FILE: no Turtle: broken, or cut short"),
        ("a.ttl", b"<a> <b> " + b"[" * 5000, "FILE: no Turtle: nested too deep"),
        ("a.ttl", b"\n\xff", "FILE:2: not UTF-8"),
        ("a.rdf", b"<a>\n<b></a>", "FILE:2: no RDF/XML: mismatched tag"),
        ("a.rdf", XML + b"\n<a", "FILE:2: no RDF/XML: unclosed token"),
        (
            "a.rdf",
            XML + b'\n<skos:Concept rdf:ID="a" rdf:nodeID="b"/></rdf:RDF>',
            "FILE:2: no RDF/XML: Can have at most one of rdf:ID, rdf:about, and rdf:nodeID",
        ),
        (
            "a.xml",
            b"<?xml version='1.0'?><!-- a -->\n<!DOCTYPE a [<!ENTITY l 'LAKES'>]>" + XML,
            "FILE: the file has a DOCTYPE, which is refused; remove it",
        ),
        (
            "a.ttl",
            TURTLE.replace("WATER", "W" * 301).encode(),
            f"FILE: http://example.org/t#3: “{'W' * 40}…” is {TOO_LONG}",
        ),
        (
            "a.ttl",
            TURTLE.replace("WATER", r"WAT\u0000ER").encode(),
            r"FILE: http://example.org/t#3: 'WAT\x00ER' has a character that no text has",
        ),
    ],
)
def test_skos_that_is_broken_is_refused_in_plain_words(tmp_path, name, content, reason):
    pytest.importorskip("rdflib")

    assert refusal(tmp_path / name, content) == reason


def test_only_an_address_that_others_understand_is_taken(tmp_path):
    pytest.importorskip("rdflib")
    table, turtle = tmp_path / "a.tsv", tmp_path / "a.ttl"
    table.write_text("LAKES\tpref_label=LAKES\turi=javascript:x\tkind=pref\n", encoding="utf-8")
    turtle.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<here> skos:prefLabel "LAKES"@en . [] skos:prefLabel "LAMPS"@en .',
        encoding="utf-8",
    )

    found = [*read_vocabulary(table), *read_vocabulary(turtle)]

    assert sorted((one.label, one.uri) for one in found) == [("LAKES", ""), ("LAKES", ""), ("LAMPS", "")]


def test_an_address_too_long_is_refused_by_the_name_of_its_topic(tmp_path):
    pytest.importorskip("rdflib")
    address = "http://example.org/" + "t" * 300
    content = TURTLE.replace("http://example.org/t#4", address).encode()

    assert refusal(tmp_path / "a.ttl", content) == f"FILE: GLACIERS: “{address[:40]}…” is {TOO_LONG}"


@pytest.mark.parametrize("name", ["a.tsv", "a.ttl", "a.rdf"])
def test_a_file_larger_than_20_mb_is_refused_by_name(tmp_path, name):
    pytest.importorskip("rdflib")
    with (tmp_path / name).open("wb") as file:
        file.truncate(20_000_001)

    with pytest.raises(UnreadableVocabulary, match=r": larger than 20 MB$"):
        read_vocabulary(tmp_path / name)


@pytest.mark.parametrize("name", ["none.tsv", "none.ttl"])
def test_a_file_that_is_missing_is_refused_by_name_said_once(tmp_path, name):
    pytest.importorskip("rdflib")

    with pytest.raises(UnreadableVocabulary) as refused:
        read_vocabulary(tmp_path / name)

    assert str(refused.value) == f"{tmp_path / name}: No such file or directory"


def test_values_that_are_not_read_are_not_warned_of(tmp_path, caplog):
    pytest.importorskip("rdflib")
    file = tmp_path / "thesaurus.ttl"
    file.write_text(f'{TURTLE}<a b> <c> "x"^^<http://www.w3.org/2001/XMLSchema#integer> .', encoding="utf-8")

    assert read_vocabulary(file) == SKOS
    assert caplog.messages == []


def test_the_longest_label_is_the_longest_that_every_column_takes():
    columns = {(column.name, column.max_length) for column in (*Topic._meta.fields, *TopicLabel._meta.fields)}

    assert {("label", LONGEST), ("folded", LONGEST), ("uri", LONGEST)} <= columns
