"""The walk forward and back through a network, step by step: formulas, numbers, shapes, checks. No window here.

`walk.Walk(moment)` is it; `moment.Moment` what it is made of. They are imported from their files: the want needs only the one.
"""
