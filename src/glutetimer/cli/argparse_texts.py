"""What argparse says by itself, in the language of all texts."""

from __future__ import annotations

import argparse

from glutetimer.core.translation import gettext, gettext_noop

# Of its messages, those that a person can bring about.
TEXTS = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("show program's version number and exit"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("not allowed with argument %s"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("expected one argument"),
    gettext_noop("expected at most one argument"),
    gettext_noop("expected at least one argument"),
    gettext_noop("ambiguous option: %(option)s could match %(matches)s"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
)


def translate_argparse() -> None:
    """Have argparse look its own words up among ours.

    It looks them up in catalogs of its own by a name of its module, and only the environment
    would say in which language; neither its parsers nor its formatters ask anybody else.
    """
    vars(argparse)["_"] = gettext
