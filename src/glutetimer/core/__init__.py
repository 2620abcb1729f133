"""The pure core: no Qt, no files, no clock, no chance."""
