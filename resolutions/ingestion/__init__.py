"""Files become sources, readings and rows: one transaction a source.

    files.py      arguments of a command -> files, or the reason why one is none
    reading.py    one file -> what is kept of it; runs in a child process, without Django
    workers.py    the child processes, and what it means when one dies
    records.py    a reading -> the record that it belongs to
    storing.py    what is kept of one file -> rows, whole or not at all
    running.py    all of it, in the order of the files

Nothing is imported here, so that a child process need not load Django.
"""
