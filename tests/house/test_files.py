"""What may stand in a file of ours, and how long it may be."""

LONGEST = 350
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "registry." + "yarnpkg")
MACHINE = ("/" + "work/", "/" + "root/", "/home/" + "runner")


def lines_of(file):
    """Count the lines of a text; a picture or a font has none."""
    try:
        return len(file.read_text("utf-8").splitlines())
    except UnicodeDecodeError:
        return 0


def naming(words, files, root):
    """Give the files that hold one of these words, with the word."""
    return [
        f"{file.relative_to(root)}: {word}"
        for file in files
        for word in words
        if word.encode() in file.read_bytes()
    ]


def test_a_file_has_one_job_and_stays_short(package):
    """A file is split by topic before it has 350 lines."""
    files = [
        file for file in package.rglob("*") if file.is_file() and "__pycache__" not in file.parts
    ]
    long = {str(file.relative_to(package)): lines_of(file) for file in files}
    assert {name: count for name, count in long.items() if count >= LONGEST} == {}


def test_nothing_kept_names_a_download_host(kept, root):
    """An installation follows the pip settings of whoever installs, never ours."""
    assert naming(HOSTS, kept, root) == []


def test_nothing_kept_names_a_folder_of_one_machine(kept, root):
    """What works in one clone works in every clone."""
    assert naming(MACHINE, kept, root) == []
