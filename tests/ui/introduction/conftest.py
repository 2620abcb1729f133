import pytest


@pytest.fixture(autouse=True)
def _figures_are_no_matter_here(plain_figures: None) -> None: ...
