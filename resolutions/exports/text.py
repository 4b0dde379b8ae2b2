"""Plain text: one resolution after the other, in the layout of the United Nations, as it stands after its curators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resolutions.exports.holdings import held
from resolutions.exports.printing import printed

PAGE_END = "\f"


def texts(resolutions: Sequence[int]) -> Iterator[str]:
    """Yield each resolution in its principal language as a text; all but the first begin with a form feed."""
    return (
        f"{PAGE_END if place else ''}{printed(said)}" for place, (_, said) in enumerate(held(resolutions))
    )
