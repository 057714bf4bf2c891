"""Sessions: campaigns driven by controllers, from the command line or a window.

Doors: `campaign.run`, `session.Session`, `forks`, `study.study`, `reports.write_report`. Nothing is imported here, so
that each costs only itself.
"""
