"""The parts of the Maxout view; each is given answers and draws them."""
