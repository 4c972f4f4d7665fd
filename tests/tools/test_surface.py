"""The surface of the packages as text: what users see, and nothing else."""

from pathlib import Path

import pytest
from trees import edit, write_tree

import swath
import swath_api.models
from public_surface.collecting import Surface
from surface import PACKAGES, ROOT, main, public_surface


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return write_tree(tmp_path)


@pytest.fixture(scope="module")
def ours() -> Surface:
    return public_surface(ROOT)


def lines(tree: Path, package: str) -> list[str]:
    return public_surface(tree).lines(package)


def test_the_generated_package_as_text(tree: Path) -> None:
    assert lines(tree, "swath_api") == [
        "swath_api.Client.base_url: str  [required, argument]",
        "swath_api.Client.raise_on_unexpected_status: bool = True",
        "swath_api.Client.timeout: float = _default()  [argument]",
        "swath_api.Client: class",
        "swath_api.api.things.get_thing.sync(id: str, *, client: Client, limit: int | None = None) -> Thing | None",
        "swath_api.client.Client is swath_api.Client",
        "swath_api.codec.Model.from_dict(src_dict: dict[str, Any]) -> Self  [classmethod]",
        "swath_api.codec.Model.wire_names: ClassVar[frozenset[str]] = …",
        "swath_api.codec.Model: class",
        "swath_api.models.Kind.BIG = 'big'",
        "swath_api.models.Kind.SMALL = 'small'",
        "swath_api.models.Kind: class(StrEnum)",
        "swath_api.models.Thing.additional_properties: dict[str, Any]",
        "swath_api.models.Thing.id: str  [required]",
        "swath_api.models.Thing.kind: Kind | None = None",
        "swath_api.models.Thing: class(swath_api.codec.Model)",
    ]


def test_the_hand_written_package_as_text(tree: Path) -> None:
    assert lines(tree, "swath") == [
        "swath.DEFAULT = Options('https://host')",
        "swath.Hub.__enter__() -> Self",
        "swath.Hub.__init__(url: str = '', *, profile: str | None = None) -> None",
        "swath.Hub.catalog: Catalog",
        "swath.Hub.close() -> None",
        "swath.Hub.process(script: Thing) -> list[Image]",
        "swath.Hub.process(script: str, **arguments: Unpack[Arguments]) -> Image",
        "swath.Hub.retries: int = 3",
        "swath.Hub.url: str",
        "swath.Hub.wait(seconds: float = 1.0) -> None  [async]",
        "swath.Hub: class",
        "swath.HubError: class(Exception)",
        "swath.Image.__init__(content: bytes) -> None",
        "swath.Image.content: bytes",
        "swath.Image.save(path: str | Path, /, *, overwrite: bool = False) -> Path",
        "swath.Image.size: tuple[int, int]  [property]",
        "swath.Image: class",
        "swath.Options.style: Style = 'new'",
        "swath.Options.tags: list[str] = list()",
        "swath.Options.url: str  [required]",
        "swath.Options: class",
        "swath.Refused.__init__(status: int, message: str = '') -> None",
        "swath.Refused.status: int",
        "swath.Refused: class(swath.HubError)",
        "swath._catalog.Catalog.kinds(like: Kind) -> list['low.Kind']",
        "swath._catalog.Catalog.search(text: str, *, limit: int | None = None) -> Iterator[Thing]",
        "swath._catalog.Catalog: class",
        "swath.data.arguments.Arguments.bbox: list[float]",
        "swath.data.arguments.Arguments.size: tuple[int, int]",
        "swath.data.arguments.Arguments: class(TypedDict)",
        "swath.errors.HubError is swath.HubError",
        "swath.errors.Refused is swath.Refused",
        "swath.models.* is swath_api.models.*",
        "swath.options.DEFAULT is swath.DEFAULT",
        "swath.options.Options is swath.Options",
        "swath.options.Style = Literal['new', 'old']",
    ]


def test_a_private_change_is_not_seen(tree: Path) -> None:
    before = [lines(tree, package) for package in PACKAGES]
    edit(tree, "overlay/swath/_catalog.py", "def send(self) -> None", "def send(self, again: bool) -> None")
    edit(tree, "overlay/swath/_catalog.py", "core: Core)", "core: Core, more: int)")
    edit(tree, "overlay/swath/data/image.py", "def _decode(self)", "def _decode_all(self)")
    edit(tree, "generated/swath_api/models/thing.py", '"""Its name."""', '"""Its unique name."""')

    assert [lines(tree, package) for package in PACKAGES] == before


def test_a_definition_may_move_behind_its_public_name(tree: Path) -> None:
    before = lines(tree, "swath")
    image = tree / "overlay/swath/data/image.py"
    image.rename(tree / "overlay/swath/data/pictures.py")
    edit(tree, "overlay/swath/__init__.py", "swath.data.image", "swath.data.pictures")
    edit(tree, "overlay/swath/_client.py", "swath.data.image", "swath.data.pictures")

    assert lines(tree, "swath") == before


def test_it_is_written_and_checked(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ["--root", str(tree)]
    assert main([*root, "--check"]) == 1
    assert main(root) == 0
    assert main([*root, "--check"]) == 0

    edit(tree, "overlay/swath/data/image.py", "overwrite: bool = False", "overwrite: bool = True")
    capsys.readouterr()
    assert main([*root, "--check"]) == 1
    told = capsys.readouterr().err
    assert "surface/swath.txt is not what the source gives" in told
    assert "+swath.Image.save(path: str | Path, /, *, overwrite: bool = True) -> Path" in told
    assert "swath_api.txt" not in told


def test_every_public_name_of_ours_is_there(ours: Surface) -> None:
    assert {f"swath.{name}" for name in swath.__all__} <= ours.names.keys()
    assert {f"swath_api.models.{name}" for name in swath_api.models.__all__} <= ours.names.keys()
    assert {f"swath.models.{name}" for name in swath_api.models.__all__} <= ours.names.keys()


def test_every_operation_of_ours_can_be_called_both_ways(ours: Surface) -> None:
    modules = [path for path in (ROOT / "generated/swath_api/api").glob("*/*.py") if path.stem != "__init__"]

    assert modules
    for path in modules:
        assert {
            f"swath_api.api.{path.parent.name}.{path.stem}.{way}" for way in ("sync", "asyncio")
        } <= ours.names.keys()
