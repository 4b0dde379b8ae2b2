"""Topics for a text, with how sure they are and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resolutions.topics.labels import LabelFinder, Rates
from resolutions.topics.neighbours import Neighbours
from resolutions.topics.texts import Text

MOST = 5  # suggested for a text
LEAST = 0.15  # a less likely topic is never suggested
ASSUMED = 4.0  # topics that a text has, where no neighbour tells
COUNTED = 10  # neighbours that tell it
FROM_NEIGHBOURS = 30  # candidates that neighbours may name
#: A topic named in the text alone is a candidate where as many of the texts that name it have it.
LIKELY_BY_NAME = 0.2
NOT_NAMED_IN_TITLE, NOT_NAMED_IN_TEXT = -3.0, -4.0  # log-odds of a topic that is not named there
FAINT = 0.01  # the least support from neighbours
#: Names in titles and in texts, as if seen: half of them given, and a twentieth.
NAMED_AT_FIRST = ((100.0, 50.0), (100.0, 5.0))
AS_IN, BETWEEN = "as in ", "; "  # how a reason names a text; what parts a reason from the next


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic with a confidence between 0 and 1, and the reason in words."""

    topic: str
    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a topic: the neighbours' support, names found, how many texts have it."""

    support: float
    is_in_title: bool
    title_odds: float
    text_odds: float
    given: int

    @property
    def confidence(self) -> float:
        """A logistic model of what was given.

        The weights were fitted to one session of each body, suggested from the sessions before it
        (`benchmarks/topics.py --fit`); they are about evidence, not about topics, and hold for other years.
        """
        score = sum(weight * value for weight, value in zip(WEIGHTS, self.values, strict=True))
        return 1 / (1 + math.exp(-score))

    @property
    def values(self) -> tuple[float, ...]:
        return (
            1.0,
            self.support,
            math.log(max(self.support, FAINT)),
            float(self.is_in_title),
            self.title_odds,
            self.text_odds,
            math.log(1 + self.given),
        )


WEIGHTS = (-0.67, 8.345, 0.064, 1.674, 0.57, 0.379, -0.304)


class Suggester:
    """Suggests topics from `held` texts that have some, and from `labels`: pairs of a label and its topic."""

    def __init__(self, held: Iterable[Text], labels: Iterable[tuple[str, str]]) -> None:
        self._held = [text for text in held if text.topics]
        self._given = Counter(topic for text in self._held for topic in text.topics)
        self._finder = LabelFinder([*labels, *((topic, topic) for topic in self._given)])
        self._in_titles, self._in_texts = (Rates(*seen) for seen in NAMED_AT_FIRST)
        for text in self._held:
            in_title, in_text = self._finder.find(text)
            self._in_titles.add(in_title, text.topics)
            self._in_texts.add(in_text, text.topics)
        self._neighbours = Neighbours(self._held)

    def suggest(self, text: Text) -> list[Suggestion]:
        """Return at most five topics, the surest first: as many as promise the best share of right ones."""
        near = self._neighbours.weigh(text)
        in_title, in_text = self._finder.find(text)
        evidence = self._evidence(near, in_title, in_text)
        ranked = sorted(
            ((seen.confidence, topic) for topic, seen in evidence.items()), key=lambda row: (-row[0], row[1])
        )
        likely = [row for row in ranked[:MOST] if row[0] >= LEAST]
        count = _best_count([confidence for confidence, _ in likely], self._expected(near))
        return [
            Suggestion(topic, round(confidence, 4), self._reason(topic, near, in_title, in_text))
            for confidence, topic in likely[:count]
        ]

    def evidence(self, text: Text) -> dict[str, Evidence]:
        """What speaks for each topic that is thought of at all."""
        return self._evidence(self._neighbours.weigh(text), *self._finder.find(text))

    def _evidence(
        self,
        near: Sequence[tuple[int, float, float]],
        in_title: Mapping[str, int],
        in_text: Mapping[str, int],
    ) -> dict[str, Evidence]:
        support: Counter[str] = Counter()
        for number, _, weight in near:
            for topic in self._held[number].topics:
                support[topic] += weight  # type: ignore[assignment]  # a Counter of shares
        candidates = {topic for topic, _ in support.most_common(FROM_NEIGHBOURS)} | in_title.keys()
        candidates |= {topic for topic in in_text if self._in_texts.of(topic) > LIKELY_BY_NAME}
        return {
            topic: Evidence(
                support.get(topic, 0.0),
                topic in in_title,
                _odds(self._in_titles.of(topic)) if topic in in_title else NOT_NAMED_IN_TITLE,
                _odds(self._in_texts.of(topic)) if topic in in_text else NOT_NAMED_IN_TEXT,
                self._given[topic],
            )
            for topic in candidates
        }

    def _expected(self, near: Sequence[tuple[int, float, float]]) -> float:
        """How many topics the text may have: as its neighbours, the nearer the more."""
        weighed = [(cosine**2, len(self._held[number].topics)) for number, cosine, _ in near[:COUNTED]]
        total = sum(weight for weight, _ in weighed)
        return sum(weight * count for weight, count in weighed) / total if total else ASSUMED

    def _reason(
        self,
        topic: str,
        near: Sequence[tuple[int, float, float]],
        in_title: Mapping[str, int],
        in_text: Mapping[str, int],
    ) -> str:
        """ "as in A/RES/57/168; label found in the title": see `named_in`."""
        having = [row for row in near if topic in self._held[row[0]].topics and row[2] > 0]
        best = min(having, key=lambda row: (-round(row[2], 6), row[0]), default=None)
        parts = [AS_IN + self._held[best[0]].name] if best else []
        if topic in in_title:
            parts.append("label found in the title")
        elif topic in in_text:
            parts.append("label found in the text")
        return BETWEEN.join(parts)


def named_in(because: str) -> str:
    """Return the name of the text that a reason names, "" where it names none.

    "as in A/RES/57/168; label found in the title"  ->  "A/RES/57/168"
    """
    first = because.partition(BETWEEN)[0]
    return first.removeprefix(AS_IN) if first.startswith(AS_IN) else ""


def _odds(rate: float) -> float:
    """The logarithm of the odds of a share within 0 and 1."""
    kept = min(max(rate, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def _best_count(confidences: Sequence[float], expected: float) -> int:
    """How many of the surest to name, so that most is named and most of it right (the expected F1)."""
    best, found, hits = 0.0, 0, 0.0
    for count, confidence in enumerate(confidences, start=1):
        hits += confidence
        if (share := hits / (count + max(expected, 1.0))) > best:
            best, found = share, count
    return found
