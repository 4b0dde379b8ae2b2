from resolutions.parsing.akn.topics import topics_in
from resolutions.parsing.document import ParsedTopic

from .official import element

HEALTH = "http://metadata.un.org/thesaurus/1005250"


def classification(source: str, *keywords: str) -> str:
    return f'<classification source="{source}">{"".join(keywords)}</classification>'


def keyword(label: str, dictionary: str = "UNBIS Thesaurus", href: str = "") -> str:
    address = f'href="{href}"' if href else ""
    return f'<keyword value="{label}" showAs="{label}" dictionary="{dictionary}" {address}/>'


def test_topics_are_the_subjects_of_the_library_in_order():
    root = element(classification("DHLAUTH", keyword("LAKES"), keyword("SHORES", href=HEALTH)))

    assert topics_in(root) == (ParsedTopic("LAKES"), ParsedTopic("SHORES", HEALTH))


def test_names_titles_and_agenda_items_are_no_topics():
    kept = classification(
        "DHLAUTH",
        keyword("African Union", "DHLAUTH"),
        keyword("Resolution 7", "DHL title"),
        keyword("INTERNATIONAL SECURITY", "S/75"),
    )

    assert topics_in(element(kept)) == ()


def test_what_a_machine_hangs_on_a_goal_is_no_topic():
    machine = classification(
        "http://metadata.un.org/sdg",
        keyword("sdg_3", "SDGO"),
        keyword("public_health", "UNBIS", HEALTH),
        keyword("PUBLIC HEALTH", "UNBIS Thesaurus", HEALTH),
    )

    assert topics_in(element(machine)) == ()


def test_one_topic_is_one_label_whichever_way_it_is_given():
    root = element(
        classification(
            "DHLAUTH", keyword("PUBLIC  HEALTH"), keyword("public_health", "UNBIS", HEALTH), keyword("lakes")
        )
    )

    assert topics_in(root) == (ParsedTopic("PUBLIC HEALTH", HEALTH), ParsedTopic("LAKES"))


def test_address_is_kept_only_of_the_thesaurus():
    root = element(classification("#DHLAUTH", keyword("LAKES", href="http://eurovoc.europa.eu/1")))

    assert topics_in(root) == (ParsedTopic("LAKES"),)


def test_an_address_of_another_kind_is_no_concept():
    """Pages lead to it."""
    hostile = "javascript:alert(1)//metadata.un.org/thesaurus/1"
    root = element(classification("DHLAUTH", keyword("LAKES", href=hostile)))

    assert topics_in(root) == (ParsedTopic("LAKES", None),)
