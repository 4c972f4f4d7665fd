"""The site of the documentation: what its configuration names is there, and whatever there is, it names.

`make docs` builds it, and fails on a broken link.
"""

import importlib
import re
from pathlib import Path

import pytest
import yaml

import site_pages
import swath
from swath._sync._areas import Areas

ROOT = Path(__file__).resolve().parents[2]
SITE = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))


def named(entries: list[object]) -> list[str]:
    """The paths of the pages below some entries of the navigation."""
    paths: list[str] = []
    for entry in entries:
        for value in entry.values() if isinstance(entry, dict) else [entry]:
            paths += named(value) if isinstance(value, list) else [str(value)]
    return paths


def test_the_navigation_names_every_page_once() -> None:
    folder = ROOT / SITE["docs_dir"]
    written = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
    assert sorted(named(SITE["nav"])) == sorted([*written, *site_pages.pages()])


def test_the_site_is_strict_and_fetches_nothing() -> None:
    assert SITE["strict"] is True
    assert SITE["theme"]["font"] is False
    assert set(SITE["validation"].values()) == {"warn"}


@pytest.mark.parametrize("page", [name for name in site_pages.pages() if not name.startswith("reference/")])
def test_a_page_from_the_top_of_the_repository_leads_only_to_pages_of_the_site(page: str) -> None:
    text = site_pages.pages()[page]
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    for target in targets:
        assert target in site_pages.pages() or (ROOT / SITE["docs_dir"] / target).is_file(), target


def test_links_between_pages_lead_to_where_they_are_in_the_site() -> None:
    text = "[a](CONTRIBUTING.md) [b](docs/operations.md#byoc) ![c](docs/images/place.jpg) [d](README.md#async) `docs/`"
    assert site_pages.moved(text) == (
        "[a](contributing.md) [b](operations.md#byoc) ![c](images/place.jpg) [d](index.md#async) `docs/`"
    )


def documented() -> list[str]:
    return [identifier for _, identifiers in site_pages.REFERENCE.values() for identifier in identifiers]


def test_the_reference_is_about_things_that_exist() -> None:
    assert len(set(documented())) == len(documented())
    for identifier in documented():
        module, _, name = identifier.rpartition(".")
        assert hasattr(importlib.import_module(module), name), identifier


def test_every_public_name_is_in_the_reference() -> None:
    names = {identifier.rpartition(".")[2] for identifier in documented()} | set(vars(swath.errors))
    missing = {
        name
        for name in swath.__all__
        # The asynchronous twins have the documentation of what they are twins of.
        if name not in names and re.sub(r"^[Aa]sync_?", "", name) not in names
    }
    assert missing == set(), "tools/site_pages.py says which page is about what"


def test_every_area_of_the_client_has_a_page() -> None:
    areas = {name for name in vars(Areas) if not name.startswith("_")}
    titles = {title for title, _ in site_pages.REFERENCE.values()}
    assert {f"hub.{name}" for name in areas} <= titles
