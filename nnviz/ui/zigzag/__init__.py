"""The parts of the zig-zag section: the plane of two weights, the strip of signs, the figures and the words."""
