"""Widgets: they draw and report input; they know neither rules nor screens."""
