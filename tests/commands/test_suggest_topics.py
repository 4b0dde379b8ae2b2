import json

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import ResolutionTopic
from tests.builders import acting, night_sky, text
from tests.building import load
from tests.commands.test_export import run

pytestmark = pytest.mark.django_db

WORDS = "all to keep the night sky dark above the mountains and to shade their lamps"


@pytest.fixture(autouse=True)
def archive():
    for year in range(2901, 2904):
        load(night_sky(year, "urge", "Urges", on=None), name=f"{year}.txt")
    load(text("A/RES/960/7", acting("op1", "Urges", "urge", WORDS), title="Night sky"), name="untold.txt")


def test_suggestions_are_printed_in_the_form_that_is_judged_and_not_stored():
    status, (line,), errors = run("suggest_topics", "--jsonl")

    (topic,) = json.loads(line)["topics"]
    assert (status, errors, json.loads(line)["symbol"]) == (0, [], "A/RES/960/7")
    assert list(topic) == ["label", "confidence", "because"]
    assert topic["label"] == "NIGHT SKY"
    assert not ResolutionTopic.objects.filter(origin="suggested").exists()


def test_suggestions_are_stored_and_what_is_not_held_is_named():
    status, lines, errors = run("suggest_topics", "a/res/960/7", "A/RES/960/8")

    assert (status, errors) == (1, ["A/RES/960/8: not held"])
    assert lines == [
        "1 topic suggested for 1 text; 1 text changed",
        "to accept or refuse them: /admin/resolutions/resolution/?suggested=some",
    ]
    assert ResolutionTopic.objects.filter(origin="suggested").count() == 1


def test_only_texts_with_a_suggestion_are_counted():
    load(
        text("A/RES/960/8", acting("op1", "Elects", "elect", "its bureau;"), title="Elections"), name="8.txt"
    )

    _, (first, _), _ = run("suggest_topics")

    assert first == "1 topic suggested for 1 text; 1 text changed"


def test_a_vocabulary_is_loaded_or_refused_by_name(tmp_path):
    file = tmp_path / "thesaurus.tsv"
    file.write_text("LAMPS\tpref_label=LAMPS\turi=\tkind=pref\n", encoding="utf-8")

    assert run("load_vocabulary", str(file)) == (0, ["1 topic (1 new), 1 new label, 0 new relations"], [])
    with pytest.raises(CommandError, match=r"lamps\.csv: a vocabulary is \.tsv"):
        call_command("load_vocabulary", str(tmp_path / "lamps.csv"))
