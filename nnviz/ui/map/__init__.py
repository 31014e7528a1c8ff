"""The parts of the decision map: its picture, scale, points, legend, words and the columns it opens on."""
