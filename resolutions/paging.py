"""One page of the list of resolutions."""

from __future__ import annotations

from collections.abc import Sequence

from resolutions.criteria import Sort
from resolutions.indexing import Page
from resolutions.models import Resolution
from resolutions.querysets import ResolutionQuerySet

PAGE_SIZE = 25


def page_of(
    queryset: ResolutionQuerySet,
    sort: Sort,
    *,
    total: int,
    after: str | None = None,
    before: str | None = None,
) -> Page[Resolution] | None:
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


def _page(
    queryset: ResolutionQuerySet, rows: Sequence[Resolution], *, first: int, total: int
) -> Page[Resolution]:
    last = first + len(rows) - 1
    return Page(
        rows=rows,
        first=first,
        total=total,
        before=rows[0].path if rows and first > 1 else None,
        after=rows[-1].path if rows and last < total else None,
    )
