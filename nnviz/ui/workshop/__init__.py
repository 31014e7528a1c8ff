"""The Maxout workshop: a unit with one input, built by hand and then trained on a curve."""
