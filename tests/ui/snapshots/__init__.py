"""Pictures of what is painted, kept beside the tests and compared with some tolerance.

Fonts differ from machine to machine, so two things are compared that hardly depend on them: the
share of all pixels that have exactly a colour of the scheme (a missing frame, ground or sign
changes it by far), and the picture reduced to coarse squares (a part in the wrong place).
`python -m tests.ui.snapshots --update` makes the kept pictures anew; look at them before you
commit them.
"""
