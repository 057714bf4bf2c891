"""Sessions: campaigns driven by controllers, from the command line or a window."""
