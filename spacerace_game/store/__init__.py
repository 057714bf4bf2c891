"""Bytes on disk: user folders, bounded reads, atomic writes, locks, scenario lookup and settings."""
