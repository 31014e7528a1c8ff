"""The parts of the symmetry meter: its bars, its matrices, its course and its words."""
