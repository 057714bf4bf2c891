"""The book of a campaign: chapters, pages, charts, and the comparison with real history as view-models."""
