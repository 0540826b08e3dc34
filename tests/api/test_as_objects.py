"""What Palier gives is an object like others: copied, sent to a worker, shown in a log."""

import copy
import pickle

import pytest

import palier

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
AT = "2026-05-04T10:00:00+02:00"


@pytest.fixture(scope="module")
def program():
    """Compile the programme once."""
    return palier.compile(HEAD + "earn 1 point per 1 EUR\n")


ERRORS = {
    "a rule file": lambda _: palier.compile(HEAD + "earn 1 pint per 1 EUR\n"),
    "an order in a dict": lambda program: program.quote({"lines": [{"price": 1.5}]}),
    "an order in a text": lambda program: program.quote('{"lines": [{"price": 1.5}]}'),
    "an event": lambda program: program.apply(
        {"type": "refund", "id": "r1", "at": AT, "order": "o1"}
    ),
}


@pytest.mark.parametrize("wrong", ERRORS.values(), ids=ERRORS)
def test_an_error_crosses_to_another_process_and_is_copied(program, wrong):
    """A pool of workers pickles what they raise; one that cannot be read again breaks the pool."""
    with pytest.raises((palier.ProgramError, palier.OrderError)) as caught:
        wrong(program)
    error = caught.value
    error.add_note("of basket 7")
    came, copied = pickle.loads(pickle.dumps(error)), copy.copy(error)  # noqa: S301 - our own
    assert type(came) is type(copied) is type(error)
    assert str(came) == str(copied) == str(error) != ""
    assert came.problems == copied.problems == error.problems != ()
    assert came.__notes__ == copied.__notes__ == ["of basket 7"]
