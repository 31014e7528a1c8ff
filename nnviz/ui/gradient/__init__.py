"""The parts of the gradient's view."""
