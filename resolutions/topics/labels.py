"""The labels of a vocabulary, found in a title and in paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import zip_longest

from resolutions.topics.texts import Text, words_of

#: What tells one label from its namesakes and no text prints: "DARFUR (SUDAN)"
QUALIFIER_RE = re.compile(r"\s*\([^)]*\)")


class LabelFinder:
    """Finds where texts name topics.  `labels` are pairs of a label, preferred or alternative, and its topic."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        phrases: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for label, topic in labels:
            if words := words_of(QUALIFIER_RE.sub("", label)):
                phrases[words].add(topic)
        self._single = {words[0]: topics for words, topics in phrases.items() if len(words) == 1}
        self._longer: defaultdict[tuple[str, ...], list[tuple[tuple[str, ...], set[str]]]] = defaultdict(list)
        for words in sorted(phrases, key=lambda words: (-len(words), words)):
            if len(words) > 1:
                self._longer[words[:2]].append((words, phrases[words]))

    def find(self, text: Text) -> tuple[Counter[str], Counter[str]]:
        """Return how often the title names each topic, and how often the paragraphs do."""
        in_text: Counter[str] = Counter()
        for paragraph in text.paragraphs:
            in_text.update(self._named(words_of(paragraph)))
        return Counter(self._named(words_of(text.title))), in_text

    def _named(self, words: tuple[str, ...]) -> list[str]:
        """The topics named, the longest label first at each place: "human rights" is not "rights" too."""
        named: list[str] = []
        passed = 0
        for place, pair in enumerate(zip_longest(words, words[1:], fillvalue="")):
            if place < passed:
                continue
            for phrase, topics in self._longer.get(pair, ()):
                if words[place : place + len(phrase)] == phrase:
                    named += topics
                    passed = place + len(phrase)
                    break
            else:
                named += self._single.get(pair[0], ())
        return named


class Rates:
    """How often a topic that a text names was given to that text, for each topic and in all."""

    def __init__(self, start: float, floor: float) -> None:
        self._named: Counter[str] = Counter()
        self._given: Counter[str] = Counter()
        self._all, self._all_given = start, floor

    def add(self, named: Iterable[str], given: frozenset[str]) -> None:
        for topic in named:
            self._named[topic] += 1
            self._all += 1
            if topic in given:
                self._given[topic] += 1
                self._all_given += 1

    def of(self, topic: str) -> float:
        """The rate of a topic, drawn to that of all where little is known of it; within 0 and 1."""
        return (self._given[topic] + 2 * self._all_given / self._all) / (self._named[topic] + 2)
