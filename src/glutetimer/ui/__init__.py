"""The window: one file a page or widget, painters apart from widgets."""
