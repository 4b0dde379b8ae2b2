"""The texts nearest to a text by words, title and what they cite, and how much each has to say."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter, mul

from resolutions.topics.texts import Text, words_of

NEAREST = 30
WORDS_KEPT = 150  # of a text, the heaviest
COMMONEST = 0.3  # a word in more of the texts than this says nothing
COMMON_IN_FEW = 10  # but one in so few of them does
RARITY = 1.25  # the power of a word's rarity
IN_TITLE = 5  # times that a word of the title counts more
AS_TITLE = 3  # times that it counts as a word of titles, and that what is cited counts
RIDGE = 0.1  # how far neighbours may contradict one another
STEPS = 12  # of the solution by conjugate gradients; beyond, no figure changes that matters

TITLE_MARK, CITED_MARK = "title:", "cites:"


class Neighbours:
    """The texts that are held, by their words."""

    def __init__(self, texts: Sequence[Text]) -> None:
        counted = [_counted(text) for text in texts]
        frequency = Counter(chain.from_iterable(counted))
        limit = max(COMMONEST * len(texts), COMMON_IN_FEW)
        self._rarity = {
            word: math.log((1 + len(texts)) / (0.5 + n)) ** RARITY
            for word, n in frequency.items()
            if n <= limit
        }
        self._vectors = [self._vector(words) for words in counted]
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for word, weight in vector.items():
                self._postings[word].append((number, weight))

    def weigh(self, text: Text) -> list[tuple[int, float, float]]:
        """Return the nearest texts: number, cosine, weight, the nearest first.

        The weights are those of a ridge regression on these texts alone: of two that say the same, neither
        counts for both; one that speaks against the others has a weight below 0.
        """
        vector = self._vector(_counted(text))
        cosines: defaultdict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for number, other in self._postings.get(word, ()):
                cosines[number] += weight * other
        nearest = sorted(cosines.items(), key=itemgetter(1), reverse=True)[:NEAREST]
        weights = _solve(self._alike([number for number, _ in nearest]), [cosine for _, cosine in nearest])
        return [(number, cosine, weight) for (number, cosine), weight in zip(nearest, weights, strict=True)]

    def _vector(self, words: Mapping[str, int]) -> dict[str, float]:
        """The heaviest words with their weights, of length 1."""
        rarity = self._rarity
        weighed = [(word, (1 + math.log(n)) * rarity[word]) for word, n in words.items() if word in rarity]
        kept = sorted(weighed, key=itemgetter(1), reverse=True)[:WORDS_KEPT]
        length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
        return {word: weight / length for word, weight in kept}

    def _alike(self, numbers: Sequence[int]) -> list[list[float]]:
        """The cosine of each two of these texts."""
        vectors = [self._vectors[number] for number in numbers]
        rows = [[0.0] * len(vectors) for _ in vectors]
        for i, one in enumerate(vectors):
            rows[i][i] = 1.0 + RIDGE
            for j in range(i):
                other = vectors[j]
                rows[i][j] = rows[j][i] = sum([one[word] * other[word] for word in one.keys() & other.keys()])
        return rows


def _counted(text: Text) -> Counter[str]:
    """How often each word stands in a text; words of the title and what it cites are words of their own too."""
    counted = Counter(chain.from_iterable(map(words_of, text.paragraphs)))
    for word in words_of(text.title):
        counted[word] += IN_TITLE
        counted[TITLE_MARK + word] += AS_TITLE
    for symbol in {text.name, *text.cited}:
        counted[CITED_MARK + symbol] = AS_TITLE
    return counted


def _solve(matrix: Sequence[Sequence[float]], wanted: Sequence[float]) -> list[float]:
    """Solve a symmetric positive system by conjugate gradients."""
    solution = [0.0] * len(wanted)
    residue = list(wanted)
    direction = residue
    size = _dot(residue, residue)
    for _ in range(STEPS):
        if size < 1e-12:
            break
        image = [_dot(row, direction) for row in matrix]
        step = size / _dot(direction, image)
        solution = [x + step * d for x, d in zip(solution, direction, strict=True)]
        residue = [r - step * i for r, i in zip(residue, image, strict=True)]
        size, before = _dot(residue, residue), size
        direction = [r + size / before * d for r, d in zip(residue, direction, strict=True)]
    return solution


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    total: float = sum(map(mul, one, other))
    return total
