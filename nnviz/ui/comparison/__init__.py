"""The parts of the comparison view: the choice of one, the duel of a few runs, and the race of many."""
