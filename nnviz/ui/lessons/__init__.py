"""Lessons in the window: the panel, what it sets up and points at, and whether it came true."""
