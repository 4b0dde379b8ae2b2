import pytest

from resolutions.parsing.asking.addressees import addressee_of, antecedent, is_agent, is_thing


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (" the Secretary-General", "Secretary-General"),
        (" the Committee, in accordance with its mandate,", "Committee"),
        (" the Secretary-General, the funds and programmes and the lake States",
         "Secretary-General, the funds and programmes and the lake States"),
        (" Member States that have not yet done so", "Member States"),
        (" the lake parties, including the Government of Aurel,", "lake parties"),
        (", in this regard, the Commission", "Commission"),
        (" once again all States", "all States"),
        (" States urgently", "States"),
        (" Member States and, as appropriate,", "Member States"),
        (" the Secretary-General in his next report", "Secretary-General"),
        (" until 31 July 2031, all Member States", "all Member States"),
        (" States, financing institutions and banks", "States, financing institutions and banks"),
        (" the Taliban, as well as others,", "Taliban"),
        (" both sides", "both sides"),
        (" Member States, should they find that lakes and rivers dry up,", "Member States"),
        (" States, wherever they find lakes and rivers,", "States"),
        (" States, were the lakes and rivers to dry up,", "States"),
        (" States, parties to the Convention,", "States"),
        (" Member States, the funds and programmes and civil society,",
         "Member States, the funds and programmes and civil society"),
        (" Member States in whose territory there are lakes", "Member States"),
        (" States in the territory of which there are lakes", "States"),
        (" States under whose flag ships sail", "States"),
        (" those who hold the keys of the towers", "those who hold the keys of the towers"),
        (" all those who hold keys, in particular the keepers,", "all those who hold keys"),
        (" those States that hold keys", "those States"),
        (" in accordance with its mandate", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_addressee_is_the_noun_phrase(phrase: str, expected: str) -> None:
    assert addressee_of(phrase) == expected


def test_things_cannot_be_asked() -> None:
    assert is_thing("further efforts")
    assert is_thing("continued support by States")
    assert is_thing("strengthening of lakes")
    assert not is_thing("States parties to the Convention")
    assert not is_thing("Secretary-General")


def test_agents_are_names_and_those_who_act() -> None:
    assert is_agent("Secretary-General")
    assert is_agent("all parties to the conflict")
    assert is_agent("Committee established by resolution 84/11")
    assert not is_agent("theme of the session")
    assert not is_agent("Agreement")


def test_antecedent_is_the_last_name_of_that_number() -> None:
    before = "Welcomes the steps taken by the Government of Aurel and by all States, and calls on "

    assert antecedent("it", before) == "Government of Aurel"
    assert antecedent("them", before) == "States"


def test_antecedent_of_it_is_first_the_subject() -> None:
    before = "Recognizes that the Office of Lakes, in the Secretariat, has a role, and encourages "

    assert antecedent("it", before) == "Office of Lakes"


def test_a_pronoun_without_a_name_stays() -> None:
    assert antecedent("them", "Welcomes the work, and thanks ") == "them"
    assert antecedent("it", "Recalls the Council resolution, and asks ") == "it"
