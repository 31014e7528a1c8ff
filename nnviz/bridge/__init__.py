"""Between the training and the window: a worker in its own thread, and the Session that asks it. QtCore only."""
