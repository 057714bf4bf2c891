"""Presenters: from a view to plain data a screen can show. No pygame here."""
