from resolutions.checking import SIZE_LIMIT, check
from resolutions.ingestion.reading import PackedSource, Refusal

TEXT = b"The Economic and Social Council,\n\n1. Urges all States to keep lighthouse lenses clean.\n"


def test_a_text_is_read_as_ingest_reads_it():
    packed = check("typed.txt", TEXT)

    assert isinstance(packed, PackedSource)
    assert (len(packed.readings), packed.media_type, packed.problems) == (1, "text/plain", ())


def test_what_is_no_resolution_is_refused():
    assert check("typed.txt", b"Dear Anna,\n\nthe lamp is lit.\n") == Refusal(
        "typed.txt", "no resolution was found in the text"
    )


def test_binary_data_is_refused():
    refusal = check("typed.txt", b"\x00\x01\x02")

    assert isinstance(refusal, Refusal)
    assert refusal.reason == "the file is no text: it holds binary data"


def test_what_is_too_large_is_not_even_read():
    refusal = check("typed.txt", b"a" * (SIZE_LIMIT + 1))

    assert refusal == Refusal("typed.txt", "larger than 1 MB: load it with the command “ingest”")
