"""Who may see a text: published, held back, withdrawn with a reason.  Nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Collection

from resolutions.curation.history import record
from resolutions.curation.meanwhile import compare_states
from resolutions.curation.suggesting import take_back_suggestions
from resolutions.models import Resolution
from resolutions.projection import changing
from resolutions.projection.counting import count_change
from resolutions.projection.spelling import spell_again

State = Resolution.State


# Each raises `ChangedMeanwhileError` where the states are not those `seen` any more; nothing is changed then.


def publish(resolutions: Collection[int], *, who: int, seen: str | None = None) -> int:
    """Let everybody see these texts; return how many could not be seen before."""
    return _change(resolutions, State.PUBLISHED, "Published.", who=who, seen=seen)


def hold_back(resolutions: Collection[int], *, who: int, seen: str | None = None) -> int:
    """Let curators alone see these texts."""
    return _change(resolutions, State.UNPUBLISHED, "Held back.", who=who, seen=seen)


def withdraw(resolutions: Collection[int], because: str, *, who: int, seen: str | None = None) -> int:
    """Take these texts out, and say why at their addresses.  `because` is not empty."""
    return _change(resolutions, State.WITHDRAWN, f"Withdrawn: {because}", because, who=who, seen=seen)


def _change(
    resolutions: Collection[int], state: str, what: str, because: str = "", *, who: int, seen: str | None
) -> int:
    """Change the state of those that are not in it; one that was merged into another stays so."""
    with changing():
        if seen is not None:
            compare_states(resolutions, seen)
        found = Resolution.objects.filter(pk__in=resolutions).exclude(state__in=[state, State.MERGED])
        changed = list(found)
        keys = [resolution.pk for resolution in changed]
        Resolution.objects.filter(pk__in=keys).update(state=state, withdrawn_because=because)
        count_change(keys)
        spell_again(keys)
        if state != State.PUBLISHED:
            take_back_suggestions(keys)
        record(who, changed, what)
        return len(keys)
