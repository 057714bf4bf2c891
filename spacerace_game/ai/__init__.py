"""Policies: from a view and its options to orders."""
