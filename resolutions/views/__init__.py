"""The pages: each view fetches, filters, pages and renders; what they show is composed in the modules beside."""

from resolutions.views.lists import home, resolution_list, resolution_values, robots
from resolutions.views.records import old_address, record

__all__ = [
    "home",
    "old_address",
    "record",
    "resolution_list",
    "resolution_values",
    "robots",
]
