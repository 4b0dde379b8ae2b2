"""What curators do to the archive, one function a deed; each is one transaction and goes into the history.

    entering.py     a text typed or uploaded becomes a source like any other
    correcting.py   a field of a text or of a paragraph says what a curator knows; undone again
    topics.py       topics of many texts at once
    merging.py      two instruments are one; parted again
    states.py       published, held back, withdrawn
    choosing.py     which of several readings is shown
    looking.py      what needs a look, and what was decided about it

The admin calls these and nothing else; `who` is the key of the user who did it.
"""
