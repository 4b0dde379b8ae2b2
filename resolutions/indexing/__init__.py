"""The public archive as sets of numbers, one set a value of a filter: every count is an intersection.

Both tables of filters are built from the rows in one reading and kept, by data version, in the process.
"""

from resolutions.indexing.asking import units_asked, units_found, works_asked
from resolutions.indexing.building import build
from resolutions.indexing.pages import Page, page_of_units
from resolutions.indexing.sets import Archive, Work
from resolutions.indexing.versions import archive, data_version, pinned_version

__all__ = [
    "Archive",
    "Page",
    "Work",
    "archive",
    "build",
    "data_version",
    "page_of_units",
    "pinned_version",
    "units_asked",
    "units_found",
    "works_asked",
]
