"""GluteTimer leads one person through gluteus-medius exercises at home."""

__version__ = "0.1.0"
