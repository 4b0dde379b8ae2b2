"""What curators see and do: the records to look at, and pages that call `resolutions.curation`.

base.py           what is only looked at; who may do what
records.py        sources, readings, problems and all else that is never written here
resolution.py     the list of resolutions, its actions, its addresses
entering.py       "Add resolution"
previewing.py     a text before it is kept
facts.py          one resolution: its fields, its paragraphs, what was said of it
paragraphs.py     one paragraph
looking.py        "Needs a look"
fields.py         form fields that several pages share
topics.py         topics of many texts at once
instruments.py    instruments, and merging them
people.py         users, who are switched off but never deleted
"""

from resolutions.admin import instruments, people, records, resolution

__all__ = ["instruments", "people", "records", "resolution"]
