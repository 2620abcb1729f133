"""Files and the history database; the standard library only, no Qt."""
