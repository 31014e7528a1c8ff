"""The walk forward and back through a network, step by step: formulas, numbers, shapes, checks. No window here.

`walk.Walk(moment)` is it, `moment.Moment` what it is made of. Import from the files: the want needs only the latter.
"""
