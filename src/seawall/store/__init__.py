"""The dated store of facts: append-only, atomic, read through `View(as_of, known_at)`.

Nothing outside this folder knows its tables. `tables.py` draws them, `writer.py` explains how a load becomes one
commit, `view.py` how a question with two dates is answered.
"""
