import pytest


def member(models, name, value):
    thing = models.Thing.from_dict({"name": "a", name: value})
    assert thing.to_dict() == {"name": "a", name: value}
    return getattr(thing, name)


def test_a_constant_tells_the_members_apart(models):
    assert isinstance(member(models, "shape", {"kind": "circle", "radius": 1}), models.Circle)
    assert isinstance(member(models, "shape", {"kind": "square", "side": 1}), models.Square)


def test_a_constant_decides_even_if_a_required_member_is_missing(models):
    assert isinstance(member(models, "shape", {"kind": "square"}), models.Square)


@pytest.mark.parametrize("value", [{"kind": "blob"}, {"radius": 1}, {"kind": None}, {"kind": []}, {"kind": {}}, {}])
def test_what_no_constant_fits_stays_as_it_came(models, value):
    assert member(models, "shape", value) == value


def test_unions_within_lists_and_models_are_chosen_too(models):
    shapes = member(
        models,
        "shapes",
        [{"kind": "circle", "radius": 1}, {"kind": "square", "side": 1, "corner": {"kind": "circle", "radius": 2}}],
    )

    assert [type(shape) for shape in shapes] == [models.Circle, models.Square]
    assert isinstance(shapes[1].corner, models.Circle)


def test_required_members_tell_apart_where_no_constant_does(models):
    assert isinstance(member(models, "grid", {"width": 10, "unit": "px"}), models.ByWidth)
    assert isinstance(member(models, "grid", {"step": 0.1, "unit": "m"}), models.ByStep)


def test_required_members_tell_apart_where_a_constant_is_shared(models):
    assert isinstance(member(models, "ring", {"kind": "circle", "radius": 1}), models.Circle)
    assert isinstance(member(models, "ring", {"kind": "circle", "thickness": 1}), models.Disc)


def test_where_nothing_is_required_the_model_that_knows_most_members_is_taken(models):
    assert isinstance(member(models, "size", {"width": 10, "height": 10}), models.PixelSize)
    assert isinstance(member(models, "size", {"stepX": 10, "stepY": 10, "new": 1}), models.GroundSize)
    assert isinstance(member(models, "size", {}), models.PixelSize)


def test_what_lacks_every_required_member_stays_as_it_came(models):
    assert member(models, "grid", {"unit": "px"}) == {"unit": "px"}


def test_enums_without_a_common_value_tell_apart(models):
    assert isinstance(member(models, "paint", {"shade": "rose"}), models.WarmPaint)
    assert isinstance(member(models, "paint", {"shade": "steel"}), models.ColdPaint)
    assert member(models, "paint", {"shade": "lime"}) == {"shade": "lime"}


def test_scalars_lists_and_objects_tell_themselves_apart(models):
    assert member(models, "limit", 3) == 3
    assert member(models, "limit", "all") == "all"
    assert isinstance(member(models, "problems", {"size": {"message": "m"}}), models.Labels)
    mixed = member(models, "problems", [{"message": "m"}, "text"])
    assert mixed == [models.Detail(message="m"), "text"]


def test_an_answer_that_is_a_union_is_chosen_in_the_same_way(models, parse):
    assert isinstance(parse("things.get_thing", 200, b'{"name":"a"}'), models.Thing)
    assert isinstance(parse("things.get_thing", 200, b'{"listed":["a"]}'), models.ListedThing)
    assert parse("things.get_thing", 200, b'{"new":1}') == {"new": 1}
