"""One page of a list, by the record it begins or ends at: there are no page numbers to go stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.criteria import Sort
from resolutions.models import Resolution
from resolutions.querysets import ResolutionQuerySet

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """The rows shown; `first` counts from 1; `before` and `after` are what the pages beside it are asked by."""

    rows: Sequence[Resolution]
    first: int
    total: int
    before: str | None
    after: str | None

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def page_of(
    queryset: ResolutionQuerySet,
    sort: Sort,
    *,
    total: int,
    after: str | None = None,
    before: str | None = None,
) -> Page | None:
    """Return the page after or before the record at an address, or the first.

    None where no such record is public.  Three queries at most, whatever the size of the list.
    """
    start = after or before
    if not start:
        return _page(queryset, list(queryset.for_list().sorted_by(sort)[:PAGE_SIZE]), first=1, total=total)
    row = queryset.model._default_manager.public().filter(path=start).first()
    if row is None:
        return None
    backwards = not after
    beyond = queryset.beyond(row, sort, backwards=backwards)
    rows = list(beyond.for_list().sorted_by(sort, backwards=backwards)[:PAGE_SIZE])
    if backwards:
        rows.reverse()
    count = queryset.beyond(rows[0], sort, backwards=True).count() if rows else total
    return _page(queryset, rows, first=count + 1, total=total)


def _page(queryset: ResolutionQuerySet, rows: Sequence[Resolution], *, first: int, total: int) -> Page:
    last = first + len(rows) - 1
    return Page(
        rows=rows,
        first=first,
        total=total,
        before=rows[0].path if rows and first > 1 else None,
        after=rows[-1].path if rows and last < total else None,
    )
