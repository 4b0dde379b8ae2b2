"""The pages: each view fetches, filters, pages and renders; what they show is composed in the modules beside."""

from resolutions.views.about import about, style
from resolutions.views.appearance import choose_theme
from resolutions.views.feeds import favicon, paragraph_feed, resolution_feed, robots, sitemap, sitemap_index
from resolutions.views.holdings import holdings, wanted_list
from resolutions.views.home import home
from resolutions.views.instruments import instrument_list
from resolutions.views.lists import resolution_list, resolution_values
from resolutions.views.meetings import meeting_detail, meeting_list
from resolutions.views.paragraphs import paragraph_list, paragraph_values
from resolutions.views.records import old_address, record
from resolutions.views.sessions import session_list
from resolutions.views.topics import topic_detail, topic_list
from resolutions.views.verbs import verb_detail, verb_list

__all__ = [
    "about",
    "choose_theme",
    "favicon",
    "holdings",
    "home",
    "instrument_list",
    "meeting_detail",
    "meeting_list",
    "old_address",
    "paragraph_feed",
    "paragraph_list",
    "paragraph_values",
    "record",
    "resolution_feed",
    "resolution_list",
    "resolution_values",
    "robots",
    "session_list",
    "sitemap",
    "sitemap_index",
    "style",
    "topic_detail",
    "topic_list",
    "verb_detail",
    "verb_list",
    "wanted_list",
]
