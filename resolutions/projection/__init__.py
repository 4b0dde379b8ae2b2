"""The winning reading and the corrections laid on it become the public rows.

`project` brings one resolution's rows to what its readings and corrections say; `rebuild` is this, for all.  Only
what differs is written, and a paragraph that goes on keeps its row, so that links to it outlive a better reading.
"""

from resolutions.projection.locking import changing
from resolutions.projection.projecting import Projected, project
from resolutions.projection.standing import Standing, standing

__all__ = ["Projected", "Standing", "changing", "project", "standing"]
