"""Telling an article from what surrounds it: one kind of line or one concern a module."""
