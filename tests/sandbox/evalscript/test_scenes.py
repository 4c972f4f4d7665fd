"""What a script is told about scenes, what it may choose, and what it may tell."""

from datetime import UTC, datetime

import numpy as np
import pytest

from swath_sandbox.evalscript import Evalscript, SceneInput, SourceInput

JANUARY = (datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 1, 31, 23, 59, 59, tzinfo=UTC))


def script(functions, mosaicking="ORBIT", output='{ bands: 1, sampleType: "UINT8" }'):
    return f"""//VERSION=3
        function setup() {{ return {{ input: ["B04"], output: {output}, mosaicking: "{mosaicking}" }} }}
        {functions}"""


def telling(expression, mosaicking="ORBIT"):
    return script(
        f"""function evaluatePixel(samples, scenes, inputMetadata, customData, outputMetadata) {{
            outputMetadata.userData = {expression};
            return [samples.length ?? 1];
        }}""",
        mosaicking,
    )


@pytest.fixture
def days(orbit):
    return [orbit("2023-01-20", B04=[20]), orbit("2023-01-10", B04=[10]), orbit("2023-01-05", B04=[5])]


@pytest.fixture
def dn(source):
    return lambda *scenes: source(*scenes, scales={"B04": (1.0, 0.0)})


def test_orbits_tell_their_day_and_their_tiles(run, days, dn):
    orbits = run(telling("scenes.orbits"), dn(*days)).userdata
    assert orbits[0] == {
        "dateFrom": "2023-01-20T00:00:00Z",
        "dateTo": "2023-01-20T23:59:59Z",
        "tiles": [{"date": "2023-01-20T10:00:00Z", "shId": 20, "cloudCoverage": 12.5, "dataPath": "s3://2023-01-20"}],
        "__idx": 0,
    }
    assert [orbit["dateFrom"][:10] for orbit in orbits] == ["2023-01-20", "2023-01-10", "2023-01-05"]


def test_tiles_tell_when_they_were_taken(run, tile, dn):
    tiles = run(telling("scenes.tiles", "TILE"), dn(tile("2023-01-20T10:11:12Z", B04=[1]))).userdata
    assert tiles == [
        {"date": "2023-01-20T10:11:12Z", "cloudCoverage": 12.5, "dataPath": "s3://tile", "shId": 7, "__idx": 0}
    ]


def test_scenes_are_empty_for_a_simple_mosaic(run, scene, dn):
    assert run(telling("scenes", "SIMPLE"), dn(scene(B04=[1]))).userdata == {}


def test_scenes_are_an_object_with_one_list_in_json(run, days, dn):
    text = run(telling("JSON.stringify(scenes)"), dn(*days)).userdata
    assert text.startswith('{"orbits":[{"dateFrom":"2023-01-20T00:00:00Z"')


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("scenes.length", 3),
        ("scenes[1].date.getTime()", 1673308800000),
        ("scenes.map((scene) => scene.date.getUTCDate())", [20, 10, 5]),
        ("[...scenes].length", 3),
        ("scenes[0].dateFrom", "2023-01-20T00:00:00Z"),
    ],
)
def test_scenes_can_still_be_read_as_the_array_they_once_were(run, days, dn, expression, expected):
    assert run(telling(expression), dn(*days)).userdata == expected


def test_tiles_of_the_older_form_have_a_date_object(run, tile, dn):
    told = telling("scenes[0].date.getUTCHours()", "TILE")
    assert run(told, dn(tile("2023-01-20T10:11:12Z", B04=[1]))).userdata == 10


def test_metadata_of_each_source_is_kept_apart(run, days, scene, source):
    fusion = """//VERSION=3
        function setup() {
          return {
            input: [{ datasource: "a", bands: ["B04"], mosaicking: "ORBIT" }, { datasource: "b", bands: ["B08"] }],
            output: { bands: 1 },
          };
        }
        function evaluatePixel(samples, scenes, inputMetadata, customData, outputMetadata) {
          outputMetadata.userData = [scenes.a.scenes.orbits.length, scenes.b.scenes];
          return [0];
        }"""
    assert run(fusion, source(*days, name="a"), source(scene(B08=[1]), name="b")).userdata == [3, {}]


CHOICE = """
    function evaluatePixel(samples, scenes) { return [samples.reduce((sum, { B04 }) => sum * 10 + B04 / 5, 0)] }"""


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("orbits.filter((orbit) => orbit.dateFrom.startsWith('2023-01-10'))", 2),
        ("orbits.filter((orbit) => new Date(orbit.dateFrom) < new Date('2023-01-15'))", 21),
        ("orbits.sort((a, b) => new Date(a.dateFrom) - new Date(b.dateFrom))", 124),
        ("orbits.filter((orbit) => (collections.to - new Date(orbit.dateFrom)) / 864e5 < 12)", 4),
        ("orbits.filter((orbit) => new Date(orbit.dateFrom) - collections.from < 5 * 864e5)", 1),
        ("orbits.map((orbit) => ({ ...orbit }))", 421),
        ("orbits.slice(0, 0)", 0),
    ],
)
def test_pre_process_scenes_chooses_and_orders_scenes(run, days, dn, choice, expected):
    choosing = script(
        f"""
        function preProcessScenes(collections) {{
          const {{ orbits }} = collections.scenes;
          collections.scenes.orbits = {choice};
          return collections;
        }} {CHOICE}""",
        output='{ bands: 1, sampleType: "UINT16" }',
    )
    assert run(choosing, dn(*days)).arrays["default"].tolist() == [[[expected]]]


def test_tiles_can_be_chosen_as_well(run, tile, dn):
    choosing = script(
        """
        function preProcessScenes(collections) {
          collections.scenes.tiles = collections.scenes.tiles.filter((tile) => tile.date.includes("T11"));
          return collections;
        }"""
        + CHOICE,
        "TILE",
    )
    tiles = [tile("2023-01-02T10:00:00Z", B04=[5]), tile("2023-01-01T11:00:00Z", B04=[10])]
    assert run(choosing, dn(*tiles)).arrays["default"].tolist() == [[[2]]]


def test_each_source_of_several_is_chosen_from_by_its_id(run, orbit, source):
    fusion = """//VERSION=3
        function setup() {
          return { input: [{ datasource: "a", bands: ["B04"] }, { datasource: "b", bands: ["B04"] }],
                   output: { bands: 2, sampleType: "UINT8" }, mosaicking: "ORBIT" };
        }
        function preProcessScenes(collections) {
          collections.a.scenes.orbits = collections.a.scenes.orbits.slice(1);
          return collections;
        }
        function evaluatePixel(samples) { return [samples.a.length, samples.b.length] }"""
    both = [orbit("2023-01-02", B04=[1]), orbit("2023-01-01", B04=[1])]
    assert run(fusion, source(*both, name="a"), source(*both, name="b")).arrays["default"].tolist() == [[[1, 2]]]


def test_what_was_added_to_a_scene_stays_and_its_tiles_come_back(run, days, dn):
    marking = (
        telling("scenes.orbits.map((orbit) => [orbit.rank, orbit.tiles.length])")
        + """
        function preProcessScenes(collections) {
          collections.scenes.orbits.forEach((orbit, i) => { if (orbit.tiles === undefined) orbit.rank = i; });
          return collections;
        }"""
    )
    assert run(marking, dn(*days)).userdata == [[0, 1], [1, 1], [2, 1]]


def test_filter_scenes_is_the_older_form(run, days, dn):
    choosing = script(
        """
        function filterScenes(scenes, inputMetadata) {
          return scenes.filter((scene) => scene.date.getTime() >= inputMetadata.to.getTime() - 22 * 24 * 3600 * 1000);
        }"""
        + CHOICE
    )
    assert run(choosing, dn(*days)).arrays["default"].tolist() == [[[42]]]


def test_filter_scenes_leaves_the_scenes_as_they_were(run, tile, dn):
    told = telling("scenes.tiles", "TILE") + "function filterScenes(scenes) { return scenes }"
    assert run(told, dn(tile("2023-01-20T10:11:12Z", B04=[1]))).userdata[0]["date"] == "2023-01-20T10:11:12Z"


@pytest.mark.parametrize(
    "returned", ["7", "{ scenes: {} }", "{ scenes: { orbits: [{}] } }", "{ scenes: { orbits: [{ __idx: 'length' }] } }"]
)
def test_scenes_that_were_never_given_cannot_be_chosen(failure, days, dn, returned):
    error = failure(script(f"function preProcessScenes() {{ return {returned} }} {CHOICE}"), dn(*days))
    assert str(error).startswith("Invalid script! The scenes returned for mosaicking ORBIT")


def test_scenes_that_are_not_chosen_are_never_read():
    reads = []

    def reading(name, value):
        def rows(start, stop):
            reads.append((name, start, stop))
            return {"B04": np.full((stop - start, 4), value, "uint16")}

        return SceneInput({"date": f"2023-01-0{name}T00:00:00Z"}, rows)

    choosing = script(
        """
        function preProcessScenes(collections) {
          collections.scenes.tiles = collections.scenes.tiles.filter((tile) => tile.date.includes("-02"));
          return collections;
        }"""
        + CHOICE,
        "TILE",
    )
    with Evalscript(choosing, known_bands=["B04"]) as evalscript:
        source = SourceInput("x", {"B04": (1.0, 0.0)}, [reading(1, 5), reading(2, 10)])
        outputs = evalscript.run([source], (3, 4), time_range=JANUARY)
    assert reads == [(2, 0, 3)]
    assert outputs.arrays["default"].tolist() == [[[2]] * 4] * 3


def test_update_output_sets_the_number_of_bands(run, days, dn):
    stack = """//VERSION=3
        function setup() {
          return { input: ["B04"], mosaicking: Mosaicking.ORBIT,
                   output: [{ id: "stack", bands: 1, sampleType: SampleType.UINT16 }, { id: "other", bands: 2 }] };
        }
        function updateOutput(output, collection) { output.stack.bands = collection.scenes.length }
        function evaluatePixel(samples) { return { stack: samples.map(({ B04 }) => B04), other: [1, 0] } }"""
    arrays = run(stack, dn(*days)).arrays
    assert arrays["stack"].tolist() == [[[20, 10, 5]]]
    assert arrays["other"].tolist() == [[[255, 0]]]


@pytest.mark.parametrize(
    ("statement", "bands"),
    [
        ("output.default.bands = collection.scenes.filter(({ date }) => date.getDate() > 7).length", 2),
        ("output.default.bands = collection.scenes.orbits.length", 3),
        ("", 1),
    ],
)
def test_update_output_knows_when_scenes_were_taken(run, days, dn, statement, bands):
    body = f"function updateOutput(output, collection) {{ {statement} }} function evaluatePixel() {{}}"
    assert run(script(body), dn(*days)).arrays["default"].shape == (1, 1, bands)


def test_update_output_counts_the_scenes_of_each_source(run, orbit, source):
    fusion = """//VERSION=3
        function setup() {
          return { input: [{ datasource: "a", bands: ["B04"] }, { datasource: "b", bands: ["B04"] }],
                   output: { bands: 1, sampleType: "UINT8" }, mosaicking: "ORBIT" };
        }
        function updateOutput(output, collection) {
          output.default.bands = collection.a.scenes.length + collection.b.scenes.length;
        }
        function evaluatePixel(samples) { return [...samples.a, ...samples.b].map(({ B04 }) => B04 * 1e4) }"""
    one, two = orbit("2023-01-02", B04=[1]), orbit("2023-01-01", B04=[2])
    assert run(fusion, source(one, name="a"), source(one, two, name="b")).arrays["default"].tolist() == [[[1, 1, 2]]]


@pytest.mark.parametrize("bands", ["-1", "undefined", "NaN", "1.5", "1e7"])
def test_update_output_cannot_ask_for_nonsense(failure, days, dn, bands):
    body = f"function updateOutput(output) {{ output.default.bands = {bands} }} function evaluatePixel() {{}}"
    assert str(failure(script(body), dn(*days))).startswith("Invalid script! ")


def test_metadata_is_told_at_the_end(run, days, dn):
    told = script("""
        let brightest = 0;
        function evaluatePixel(samples) { for (const { B04 } of samples) brightest = Math.max(brightest, B04) }
        function updateOutputMetadata(scenes, inputMetadata, outputMetadata) {
          outputMetadata.userData = { brightest, inputMetadata, orbits: scenes.orbits.length };
        }""")
    assert run(told, dn(*days)).userdata == {
        "brightest": 20,
        "inputMetadata": {"serviceVersion": "4.263.0", "normalizationFactor": 0.0001},
        "orbits": 3,
    }


def test_metadata_of_pixels_and_of_the_end_share_one_object(run, days, dn):
    both = (
        telling("{ pixels: (outputMetadata.userData?.pixels ?? 0) + 1 }")
        + """
        function updateOutputMetadata(scenes, inputMetadata, outputMetadata) { outputMetadata.userData.end = true }"""
    )
    assert run(both, dn(*days)).userdata == {"pixels": 1, "end": True}


def test_without_metadata_there_is_none(run, days, dn):
    assert run(script("function evaluatePixel() {}"), dn(*days)).userdata is None


def test_custom_data_is_an_empty_object(run, days, dn):
    assert run(telling("customData"), dn(*days)).userdata == {}


def test_every_run_starts_with_metadata_of_its_own(days, dn):
    counting = telling("(outputMetadata.userData ?? 0) + 1")
    with Evalscript(counting, known_bands=["B04"]) as evalscript:
        runs = [evalscript.run([dn(*days)], (1, 1), time_range=JANUARY).userdata for _ in range(2)]
    assert runs == [1, 1]
