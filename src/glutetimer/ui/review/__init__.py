"""The Review page: past days and weeks in pictures and words, and the sessions themselves."""
