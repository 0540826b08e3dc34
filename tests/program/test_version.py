"""The version of a programme is the hash of what reckons, and of nothing else."""

import pytest

HEADER = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n'
EARN = "earn 1 point per 1 EUR\n"


@pytest.fixture
def version(read):
    """Give the version of a file."""

    def of(text):
        resolved = read(text if text.startswith("loyalty program") else f"{HEADER}\n{text}")
        assert resolved.program is not None, resolved.problems
        return resolved.program.version

    return of


SAME = {
    "a comment": "# A note\n" + EARN,
    "an example": EARN + '\nexample "Ten"\n  when they order 10 EUR\n  then 10 points earned\n',
    "a guarantee": EARN + "\nguarantee the amount to pay is at least 0 EUR\n",
    "a page": EARN + '\npage\n  title "How it works"\n',
    "translated words": EARN + '\nin French\n  "pearl" is "perle"\n',
    "messages": f'{HEADER}  messages go to customers with the box "letters" ticked\n\n{EARN}',
    "a rule off the page": EARN + "  is not on the page\n",
    "another name": HEADER.replace("Club", "Our club") + "\n" + EARN,
    "other words": f'{HEADER}  customers collect points called "shell", "shells"\n\n{EARN}',
}
WRITTEN_OUT = {
    "prices include tax": f"{HEADER}  prices include tax\n\n{EARN}",
    "membership is free": f"{HEADER}  membership is free\n\n{EARN}",
    "on the amount paid": EARN + "  on the amount paid\n",
    "available at once": EARN + "points\n  are available at once\n",
    "never expire": EARN + "points\n  never expire\n",
    "rounded down": EARN + "points\n  are rounded down\n",
    "below zero": EARN + "points\n  the balance may go below zero after a return\n",
    "24 months of returns": EARN + "returns\n  are accepted for 24 months\n",
    "the discounts stay": EARN + "returns\n  keep the discounts\n",
    "the best multiplier": EARN + "cumulation\n  the best multiplier applies\n",
    "no points with a code": EARN + "cumulation\n  no points are earned with promo codes\n",
    "points with offers": EARN + "cumulation\n  points are earned with offers\n",
}


@pytest.mark.parametrize("what", SAME)
def test_what_reckons_nothing_leaves_the_version_alone(version, what):
    """The accounts go on under the version they know."""
    assert version(SAME[what]) == version(EARN)


@pytest.mark.parametrize("what", WRITTEN_OUT)
def test_a_default_written_out_gives_the_same_version(version, what):
    """It says nothing that the file did not mean."""
    assert version(WRITTEN_OUT[what]) == version(EARN)


REDEEM = "redeem points\n  10 points = 1 EUR\n"
TIERS = 'tier "A"\ntier "B" from 100 EUR spent\n'


@pytest.mark.parametrize(
    ("plain", "more"),
    [
        (REDEEM, "  used points are deducted\n"),
        (REDEEM, "  from the 1st order\n"),
        (TIERS, "tiers\n  count everything since joining\n"),
        ('tier "A"\ntier "B" above 3 orders\n', ""),
    ],
)
def test_so_do_defaults_of_other_blocks(version, plain, more):
    """Of paying with points, and of tiers; `more than` is `above`."""
    assert version(plain.replace("above", "more than") + more) == version(plain)


@pytest.mark.parametrize(
    "other",
    [
        EARN.replace("1 point", "2 points"),
        EARN + "points\n  are rounded up\n",
        EARN + "returns\n  are accepted for 12 months\n",
        EARN + "cumulation\n  points are earned with promo codes\n",
        EARN + 'offer "O"\n  1 EUR off\n',
        f"{HEADER}  prices exclude tax\n\n{EARN}",
        f"{HEADER}  runs from 1 January 2027\n\n{EARN}",
    ],
)
def test_what_reckons_otherwise_is_another_version(version, other):
    """A figure, a rule, a setting that is not the default."""
    assert version(other) != version(EARN)


def test_files_of_one_version_keep_their_own_words(read):
    """What one says of its lines is not told of the other, though both reckon alike."""
    from palier.engines.quote import sheet_of

    one, other = (read(f"{HEADER}\n{noted}{EARN}").program for noted in ("", "# a note\n\n"))
    assert one.version == other.version
    assert sheet_of(one) is not sheet_of(other)
    assert sheet_of(one) is sheet_of(one)
