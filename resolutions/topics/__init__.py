"""Topics for texts that carry none, suggested from those already held and from the labels of a vocabulary.

Pure Python, no Django: `Suggester` is made from the texts and the vocabulary once, and asked for one text at a time.
"""

from resolutions.topics.suggesting import Suggester, Suggestion, named_in
from resolutions.topics.texts import Text

__all__ = ["Suggester", "Suggestion", "Text", "named_in"]
