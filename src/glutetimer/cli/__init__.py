"""The commands that open no window: status, export, history, check and doctor.

Each gives back lines to print, or raises an error that is one sentence; `__main__` prints it and
chooses the exit code.
"""
