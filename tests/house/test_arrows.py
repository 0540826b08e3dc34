"""Who may import whom: the street is walked in one direction."""

STREET = (
    "named",
    "written",
    "values",
    "closed",
    "source",
    "quantity",
    "weekdays",
    "because",
    "tree",
    "speech",
    "problem",
    "wording",
    "toml",
    "surface",
    "program",
    "sheet",
    "account",
    "engines",
    "script",
    "life",
    "page",
    "calculator",
    "checks",
    "mending",
    "reports",
    "history",
    "compiling",
    "highlight",
    "settings",
    "trial",
    "programmes",
    "refusals",
    "answers",
    "checkout",
    "customers",
    "widgets",
    "published",
    "site",
    "preview",
    "publishing",
    "api",
    "cli",
    "__main__",
)
LIVES_IN = {
    "click": "cli",
    "duckdb": "history",
    "jinja2": "page",
    "lark": "surface",
    "llvmlite": "history",
    "pygments": "highlight",
    "markupsafe": "page",
    "matplotlib": "history",
    "numpy": "history",
    "pyarrow": "history",
    "pyspark": "history",
    "resvg_py": "page",
}
FROM_ANYWHERE = {"palier.__version__"}
DOOR = "__init__"


def room_of_file(file):
    """`tree/nodes.py` stands in `surface`."""
    return file.partition("/")[0].removesuffix(".py")


def room_of_module(module):
    """`palier.tree` is in `surface`, `palier` is the door."""
    return module.split(".")[1] if "." in module else DOOR


def ours(imports):
    """Keep the imports of our own modules."""
    return [
        each
        for each in imports
        if each.module.partition(".")[0] == "palier" and each.module not in FROM_ANYWHERE
    ]


def test_every_room_has_its_place_on_the_street(package):
    """A new room is placed before anything can be built in it."""
    rooms = {
        path.stem
        for path in package.iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.rglob("*.py")))
    }
    assert rooms - {*STREET, DOOR} == set()


def test_a_room_imports_only_rooms_before_it(imports):
    """The way of the data is one street: nothing earlier knows of anything later."""
    uphill = [
        str(each)
        for each in ours(imports)
        if (here := room_of_file(each.file)) != DOOR
        and (there := room_of_module(each.module)) != here
        and there not in STREET[: STREET.index(here)]
    ]
    assert uphill == []


def test_the_door_opens_on_the_api_alone(imports):
    """`import palier` gives the public names and loads nothing else."""
    behind = {each.module for each in ours(imports) if each.file == f"{DOOR}.py"}
    assert behind <= {"palier.api"}


def test_engines_do_not_import_one_another(imports):
    """An engine is written against the sheet, so that it can be checked against the others."""
    engines = [
        (each, each.module.split(".")[2])
        for each in ours(imports)
        if each.file.startswith("engines/") and each.module.startswith("palier.engines.")
    ]
    crossed = [
        str(each)
        for each, there in engines
        if (there.startswith("to_") or there == "interpret")
        and each.file.split("/")[1].removesuffix(".py") != there
        and each.file.split("/")[1].removesuffix(".py") not in {"__init__", "explain"}
    ]
    assert crossed == []


def test_an_outside_package_is_imported_in_one_room(imports, outside):
    """What is not ours can be replaced by changing one room."""
    astray = [
        str(each)
        for each in imports
        if outside(each.module)
        and LIVES_IN.get(each.module.partition(".")[0]) != room_of_file(each.file)
    ]
    assert astray == []
