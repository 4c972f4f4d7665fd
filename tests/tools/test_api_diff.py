"""Since a release: what breaks, what is new, and which version is due."""

import subprocess
from pathlib import Path

import pytest
from trees import edit, write_tree

from api_diff import due_version, main
from public_surface.comparing import Change, compare_surfaces
from public_surface.signatures import Effect
from surface import ROOT, public_surface

BREAKING, ADDITIVE, OTHER = Effect.BREAKING, Effect.ADDITIVE, Effect.OTHER
THING = "generated/swath_api/models/thing.py"
KIND = "generated/swath_api/models/kind.py"
GET_THING = "generated/swath_api/api/things/get_thing.py"
CLIENT = "generated/swath_api/client.py"
HUB, CATALOG, IMAGE = "overlay/swath/_client.py", "overlay/swath/_catalog.py", "overlay/swath/data/image.py"
OPTIONS, ERRORS, ARGUMENTS = "overlay/swath/options.py", "overlay/swath/errors.py", "overlay/swath/data/arguments.py"
A_THING = "swath_api.models.Thing"
SYNC = "swath_api.api.things.get_thing.sync"

# The file, the text that is replaced and by which one; the effect, the path and a part of what is said.
Row = tuple[str, str, str, Effect | None, str, str]
GENERATED: list[Row] = [
    (THING, "    id: str\n", "", BREAKING, f"{A_THING}.id", "is gone"),
    (THING, "id: str\n", "id: int\n", BREAKING, f"{A_THING}.id", "was str and is int"),
    (THING, "id: str\n", 'id: str = ""\n', ADDITIVE, f"{A_THING}.id", "may be left out"),
    (THING, "Kind | None = None", "Kind | None", BREAKING, f"{A_THING}.kind", "is needed to make one"),
    (
        THING,
        "Kind | None",
        "Kind | str | None",
        ADDITIVE,
        f"{A_THING}.kind",
        "was Kind | None and is Kind | str | None",
    ),
    (THING, "Kind | None", "None | Kind", None, "", ""),
    (THING, "id: str\n", "id: str | None\n", BREAKING, f"{A_THING}.id", "was str and is str | None"),
    (THING, "    kind:", "    size: int\n    kind:", BREAKING, f"{A_THING}.size", "is new, and needed to make one"),
    (THING, "    kind:", "    size: int = 0\n    kind:", ADDITIVE, f"{A_THING}.size", "is new"),
    (THING, "Thing(Model)", "Thing", BREAKING, A_THING, "is no longer a swath_api.codec.Model"),
    (KIND, '    BIG = "big"\n', "", BREAKING, "swath_api.models.Kind.BIG", "is gone"),
    (KIND, '"small"', '"SMALL"', BREAKING, "swath_api.models.Kind.SMALL", "was 'small' and is 'SMALL'"),
    (KIND, "    BIG", '    HUGE = "huge"\n    BIG', ADDITIVE, "swath_api.models.Kind.HUGE", "is new"),
    (GET_THING, "def sync(", "def sync_all(", BREAKING, SYNC, "is gone"),
    (GET_THING, "limit: int", "count: int", BREAKING, SYNC, "no longer takes `limit`"),
    (GET_THING, "int | None = None", "int | None", BREAKING, SYNC, "needs `limit`"),
    (GET_THING, "int | None", "int", BREAKING, SYNC, "`limit` was int | None and is int"),
    (GET_THING, "int | None", "int | str | None", ADDITIVE, SYNC, "`limit` was int | None and is int | str | None"),
    (GET_THING, "Client,", "Client, page: int = 1,", ADDITIVE, SYNC, "takes `page`"),
    (GET_THING, "Thing | None: ...", "Thing: ...", ADDITIVE, SYNC, "returned Thing | None and returns Thing"),
    (GET_THING, "-> Thing | None", "-> Thing | str | None", BREAKING, SYNC, "returned Thing | None and returns Thing"),
    (GET_THING, "-> Thing | None", "-> None | Thing", None, "", ""),
    (GET_THING, "def sync(", "async def sync(", BREAKING, SYNC, "is async now"),
    (CLIENT, 'alias="base_url"', 'alias="url"', BREAKING, "swath_api.Client.base_url", "is gone"),
]
HAND_WRITTEN: list[Row] = [
    (HUB, "    def close(self) -> None: ...\n", "", BREAKING, "swath.Hub.close", "is gone"),
    (HUB, "retries: int = 3", "retries: int = 5", BREAKING, "swath.Hub.retries", "the default was 3 and is 5"),
    (HUB, "float = 1.0", "float = 2.0", BREAKING, "swath.Hub.wait", "the default of `seconds` was 1.0 and is 2.0"),
    (
        HUB,
        'self, url: str = ""',
        'self, key: str = "", url: str = ""',
        BREAKING,
        "swath.Hub.__init__",
        "another position",
    ),
    (HUB, "async def wait", "def wait", BREAKING, "swath.Hub.wait", "is no longer async"),
    (HUB, "list[Image]", "Image", BREAKING, "swath.Hub.process", "returned list[Image] and returns Image"),
    (HUB, "Thing)", "Thing | None)", ADDITIVE, "swath.Hub.process", "`script` was Thing and is Thing | None"),
    (HUB, "self.url = url\n", "self.address = url\n", BREAKING, "swath.Hub.url", "is gone"),
    (CATALOG, '"Iterator[models.Thing]"', "Iterator[models.Thing]", None, "", ""),
    (CATALOG, "limit: int", "count: int", BREAKING, "swath._catalog.Catalog.search", "no longer takes `limit`"),
    (ARGUMENTS, "    bbox: list[float]\n", "", BREAKING, "swath.data.arguments.Arguments.bbox", "is gone"),
    (IMAGE, "str | Path, /,", "str | Path,", ADDITIVE, "swath.Image.save", "is as a position or a keyword"),
    (IMAGE, "*, overwrite", "overwrite", ADDITIVE, "swath.Image.save", "`overwrite` was given as a keyword and is as"),
    (IMAGE, "    @cached_property\n", "", BREAKING, "swath.Image.size", "was a property and is a function"),
    (IMAGE, "def save(self,", "def save(self, format: str,", BREAKING, "swath.Image.save", "needs `format`"),
    (OPTIONS, '["new", "old"]', '["new"]', BREAKING, "swath.options.Style", "was Literal['new', 'old'] and is"),
    (
        OPTIONS,
        '["new", "old"]',
        '["new", "old", "odd"]',
        ADDITIVE,
        "swath.options.Style",
        "was Literal['new', 'old'] and",
    ),
    (OPTIONS, "Style = Literal", "Style: TypeAlias = Literal", None, "", ""),
    (OPTIONS, '"https://host"', '"https://other"', OTHER, "swath.DEFAULT", "was Options('https://host') and is"),
    (ERRORS, "Refused(HubError)", "Refused(Exception)", BREAKING, "swath.Refused", "is no longer a swath.HubError"),
    (ERRORS, 'str = ""', 'str = "", *, code: int = 0', ADDITIVE, "swath.Refused.__init__", "takes `code`"),
    ("overlay/swath/__init__.py", '"Image", ', "", BREAKING, "swath.Image", "is gone"),
]


@pytest.fixture(scope="session")
def pristine_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tree(tmp_path_factory.mktemp("tree"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return write_tree(tmp_path)


@pytest.fixture
def released(tree: Path) -> Path:
    """The tree in a repository, with a release that is tagged."""
    git(tree, "init", "--quiet")
    git(tree, "add", ".")
    git(tree, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "release")
    git(tree, "tag", "v0.3.1")
    return tree


def git(tree: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(tree), *arguments], check=True, capture_output=True)


def version(tree: Path, text: str) -> None:
    path = tree / "pyproject.toml"
    path.write_text(path.read_text().replace("0.3.1", text))


@pytest.mark.parametrize(("name", "old", "new", "effect", "path", "what"), GENERATED + HAND_WRITTEN)
def test_a_planted_change_is_found_and_rightly_classified(
    name: str, old: str, new: str, effect: Effect | None, path: str, what: str, tree: Path, pristine_tree: Path
) -> None:
    edit(tree, name, old, new)

    changes = compare_surfaces(public_surface(pristine_tree), public_surface(tree))

    assert min((change.effect for change in changes), default=None) is effect
    if effect is not None:
        assert any(change.path == path and what in change.what and change.effect is effect for change in changes)


def test_the_tree_itself_has_no_changes(tree: Path, pristine_tree: Path) -> None:
    assert compare_surfaces(public_surface(pristine_tree), public_surface(tree)) == []


def test_a_method_may_move_to_a_base(tree: Path, pristine_tree: Path) -> None:
    edit(tree, HUB, "    def close(self) -> None: ...\n", "")
    edit(tree, HUB, "class Hub:", "class _Closing:\n    def close(self) -> None: ...\n\nclass Hub(_Closing):")

    assert compare_surfaces(public_surface(pristine_tree), public_surface(tree)) == []


def test_an_attribute_may_become_a_property(tree: Path, pristine_tree: Path) -> None:
    edit(tree, HUB, "        self.url = url\n", "")
    edit(tree, HUB, "    def close(", "    @property\n    def url(self) -> str: ...\n\n    def close(")

    (change,) = compare_surfaces(public_surface(pristine_tree), public_surface(tree))

    assert change == Change(OTHER, "swath.Hub.url", "was an attribute and is a property")


def test_a_break_asks_for_a_higher_version(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(released, HUB, "    def close(self) -> None: ...\n", "")
    edit(released, KIND, '    BIG = "big"\n', "")
    edit(released, GET_THING, "client: Client,", "client: Client, page: int = 1,")

    assert main(["v0.3.1", "--root", str(released)]) == 1

    out = capsys.readouterr().out
    assert "breaking (2)\n  swath.Hub.close: is gone\n  swath_api.models.Kind.BIG: is gone\n" in out
    assert f"additive (1)\n  {SYNC}: takes `page`\n" in out
    assert "0.4.0 is due after 0.3.1; pyproject.toml has 0.3.1, which is too low." in out


def test_a_version_that_is_high_enough_is_fine(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(released, HUB, "    def close(self) -> None: ...\n", "")
    version(released, "0.4.0")

    assert main(["v0.3.1", "--root", str(released)]) == 0
    assert "0.4.0 is due after 0.3.1; pyproject.toml has 0.4.0, which is enough." in capsys.readouterr().out


def test_without_changes_no_version_is_due(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["v0.3.1", "--root", str(released)]) == 0
    assert "Nothing changed for users since v0.3.1." in capsys.readouterr().out


def test_griffe_sees_what_the_surface_does_not(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = '    url: str\n    style: Style = "new"\n'
    edit(released, OPTIONS, fields, '    url: str\n    strict: bool = False\n    style: Style = "new"\n')

    assert main(["v0.3.1", "--root", str(released)]) == 1
    assert "  swath.Options.__init__: (style): Positional parameter was moved\n" in capsys.readouterr().out


def test_griffe_keeps_quiet_about_what_is_nobodys_business(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(released, CATALOG, "    def send(self) -> None: ...\n", "    pass\n")
    edit(released, IMAGE, "def _decode(self)", "def _decode(self, how: str)")
    edit(released, IMAGE, "def open_image(content: bytes)", "def open_image(content: bytes, how: str)")

    assert main(["v0.3.1", "--root", str(released)]) == 0
    assert "Nothing changed for users" in capsys.readouterr().out


def test_a_package_that_is_new_breaks_nobody(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(tree, "init", "--quiet")
    git(tree, "add", "pyproject.toml", "overlay")
    git(tree, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "before the generator")

    assert main(["HEAD", "--root", str(tree)]) == 1
    out = capsys.readouterr().out
    assert "breaking" not in out
    assert "swath_api.models.Thing: is new" in out
    assert "0.3.2 is due" in out


@pytest.mark.parametrize("ref", ["v9.9.9", "--help-me"])
def test_a_release_that_is_not_there_gives_2(ref: str, released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(released), "--", ref]) == 2
    assert capsys.readouterr().err.startswith("api-diff: ")


@pytest.mark.parametrize(
    ("before", "worst", "due"),
    [
        ((0, 3, 1), BREAKING, (0, 4, 0)),
        ((0, 3, 1), ADDITIVE, (0, 3, 2)),
        ((0, 3, 1), OTHER, (0, 3, 2)),
        ((0, 3, 1), None, (0, 3, 1)),
        ((1, 3, 1), BREAKING, (2, 0, 0)),
        ((1, 3, 1), ADDITIVE, (1, 4, 0)),
        ((1, 3, 1), OTHER, (1, 3, 2)),
    ],
)
def test_the_version_that_is_due(before: tuple[int, int, int], worst: Effect | None, due: tuple[int, int, int]) -> None:
    assert due_version(before, worst) == due


def test_breaks_planted_into_our_own_packages_are_found(tmp_path: Path) -> None:
    import shutil

    for folder in ("overlay/swath", "generated/swath_api"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    enum = tmp_path / "generated/swath_api/models/mosaicking_order.py"
    gone = [line for line in enum.read_text().splitlines() if line.endswith('= "leastCC"')]
    edit(tmp_path, "generated/swath_api/models/mosaicking_order.py", f"{gone[0]}\n", "")
    operation = tmp_path / "generated/swath_api/api/catalog/get_item.py"
    operation.write_text(operation.read_text().replace("feature_id", "item_id"))
    edit(tmp_path, "overlay/swath/errors.py", "class NotFound(ServiceError)", "class NotFound(SwathError)")

    changes = compare_surfaces(public_surface(ROOT), public_surface(tmp_path))

    broken = {change.path for change in changes if change.effect is BREAKING}
    ways = {f"swath_api.api.catalog.get_item.{way}" for way in ("sync", "sync_detailed", "asyncio", "asyncio_detailed")}
    assert broken == {f"swath_api.models.MosaickingOrder.{gone[0].split()[0]}", "swath.NotFound", *ways}
