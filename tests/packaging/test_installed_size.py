"""How much an installation takes on the disk: the program, and all that it needs to run."""

from __future__ import annotations

import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
MAX_BYTES = 420_000_000


def installed_with(name: str) -> set[str]:
    """The names of that distribution and of all that it requires here, near or far."""
    names, to_look_at = set[str](), [name]
    while to_look_at:
        requirements = map(Requirement, distribution(to_look_at.pop()).requires or ())
        needed = {
            canonicalize_name(requirement.name)
            for requirement in requirements
            if requirement.marker is None or requirement.marker.evaluate()
        }
        to_look_at.extend(needed - names)
        names |= needed
    return names | {name}


def size_bytes(name: str) -> int:
    """All files of a distribution, with what Python has compiled of them."""
    files = [Path(str(file.locate())) for file in distribution(name).files or ()]
    return sum(file.stat().st_size for file in files if file.exists())


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Qt is larger there, by its WebEngine")
def test_an_installation_is_of_bearable_size() -> None:
    names = installed_with("glutetimer")
    assert "pyside6-essentials" in names
    # This one is an editable install, whose files are those of the checkout.
    own = [*CHECKOUT.joinpath("src").rglob("*"), *CHECKOUT.joinpath("assets").rglob("*")]
    total = sum(map(size_bytes, names)) + sum(f.stat().st_size for f in own if f.is_file())
    assert total <= MAX_BYTES


@pytest.mark.skipif(sys.platform != "linux", reason="sound and voice are made with it elsewhere")
def test_linux_is_spared_what_it_does_not_use() -> None:
    assert "pyside6-addons" not in installed_with("glutetimer")
