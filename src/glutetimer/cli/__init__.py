"""The commands that open no window: status, export, history, check and doctor.

A command gives back the lines to print. Where it cannot do its work it raises an error whose text
says why and what mends it: `InputError` and the errors of a given file are what the person asked
for (exit code 1), any other `StorageError` and `RequirementsError` what is around them (2). What
there is to tell beside that, such as a history that came back from a copy, goes to `note` as it
happens, so that it is told even where the command fails later. `__main__` prints all of it
through `terminal`.
"""
