"""Runs before the program in the bundle: what it starts is to find the system's libraries.

The bundle's own are found through LD_LIBRARY_PATH, which the loader has read by now; a file
manager or a printer's dialog that inherits it would be given libraries of another age.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before
