"""The program as one folder that needs neither Python nor Qt, and its way into a desktop's menu.

    make bundle ──> build ──> PyInstaller reads glutetimer.spec ──> build/bundle/glutetimer
                                   what it takes: contents                │ packed beside it
    make install ─> install: ~/.local/lib, bin, share  <──────────────────┘

PyInstaller finds what the source imports, and Qt's libraries and plugins for that; `contents` says
what of it is left out. The program finds all in its own folder: `system/resources` its assets, Qt
its plugins. `sys.frozen` is asked by `system/autostart` alone.
"""
