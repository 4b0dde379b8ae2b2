import pytest

from resolutions.topics.thesaurus import Concept, Label, UnreadableVocabulary, read_vocabulary

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


def test_what_no_database_keeps_is_replaced(tmp_path):
    file = tmp_path / "thesaurus.tsv"
    file.write_text("LA\0KES\tpref_label=LA\0KES\turi=\0\tkind=pref\n", encoding="utf-8")

    (concept,) = read_vocabulary(file)

    assert (concept.label, concept.uri) == ("LA\ufffdKES", "\ufffd")


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


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"", "{path}: a vocabulary is .tsv, or SKOS in .ttl, .rdf or .xml"),
        ("a.tsv", b"", "{path}: no concept with a preferred label in English"),
        ("a.tsv", b"L" * 200_000, "{path}: field larger than field limit (131072)"),
        ("a.tsv", b"\xff\xfe", "{path}: not UTF-8 at byte 0"),
        (
            "a.tsv",
            b"\nLAKES\tkind=pref",
            "{path}:2: not “label, TAB, pref_label=…, TAB, uri=…, TAB, kind=pref or alt”",
        ),
    ],
)
def test_a_file_that_is_no_vocabulary_is_refused_by_name(tmp_path, name, content, reason):
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(UnreadableVocabulary) as refused:
        read_vocabulary(file)

    assert str(refused.value) == reason.format(path=file)


def test_a_file_that_is_missing_or_no_turtle_is_refused_by_name(tmp_path):
    pytest.importorskip("rdflib")
    broken = tmp_path / "b.ttl"
    broken.write_text("<a> <b", encoding="utf-8")

    with pytest.raises(UnreadableVocabulary, match=r"none\.tsv: No such file or directory"):
        read_vocabulary(tmp_path / "none.tsv")
    with pytest.raises(UnreadableVocabulary, match=r"b\.ttl: "):
        read_vocabulary(broken)
