"""The catalogs of messages: one file for each language but English, and what keeps them.

`update` brings them up to date with the source (`make translations`); `build_hook` compiles them
where the program is built or installed.
"""
