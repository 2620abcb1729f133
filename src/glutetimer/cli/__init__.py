"""The commands that open no window: status, export, history, check and doctor.

A command (`commands`, `doctor`) gives back the lines to print. Where it cannot do its work it
raises an error whose text says why and what mends it: `InputError` and the errors of a given file
are about what the person asked for (exit code 1), any other `StorageError` and `RequirementsError`
about what is around them (2). What there is to tell beside that, such as a history that came back
from a backup, goes to `notify` as it happens, so that it is printed even where the command fails
later. `__main__` prints all of it through `terminal`.
"""
