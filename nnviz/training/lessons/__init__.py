"""Lessons without a window: what a lesson is, how its file is read, and when a condition has come true."""
