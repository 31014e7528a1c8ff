"""The parts of "Signals lost, answer kept": its bars, its curve and its words."""
