"""Currencies as people call them, and their codes."""

from __future__ import annotations

from palier.quantity import currencies
from palier.source import bare

CALLED = {
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "quid": "GBP",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "livre sterling": "GBP",
    "livres sterling": "GBP",
    "swiss franc": "CHF",
    "swiss francs": "CHF",
    "franc suisse": "CHF",
    "francs suisses": "CHF",
    "us dollar": "USD",
    "us dollars": "USD",
    "dollar americain": "USD",
    "dollars americains": "USD",
    "canadian dollar": "CAD",
    "canadian dollars": "CAD",
    "dollar canadien": "CAD",
    "dollars canadiens": "CAD",
    "australian dollar": "AUD",
    "australian dollars": "AUD",
    "dollar australien": "AUD",
    "dollars australiens": "AUD",
    "new zealand dollar": "NZD",
    "new zealand dollars": "NZD",
    "american dollar": "USD",
    "american dollars": "USD",
    "dollar us": "USD",
    "dollars us": "USD",
    "swedish krona": "SEK",
    "swedish kronor": "SEK",
    "couronne suedoise": "SEK",
    "couronnes suedoises": "SEK",
    "norwegian krone": "NOK",
    "norwegian kroner": "NOK",
    "couronne norvegienne": "NOK",
    "couronnes norvegiennes": "NOK",
    "danish krone": "DKK",
    "danish kroner": "DKK",
    "couronne danoise": "DKK",
    "couronnes danoises": "DKK",
    "zloty": "PLN",
    "zlotys": "PLN",
    "forint": "HUF",
    "forints": "HUF",
    "dirham marocain": "MAD",
    "dirhams marocains": "MAD",
    "dinar tunisien": "TND",
    "dinars tunisiens": "TND",
    "yen": "JPY",
    "yens": "JPY",
}
"""Currencies by the names that only one of them has."""
SHARED = {
    "dollar": "USD, CAD, AUD",
    "franc": "CHF, XAF, XOF",
    "livre": "GBP, EGP, LBP",
    "couronne": "DKK, NOK, SEK",
    "krone": "DKK, NOK",
    "crown": "DKK, NOK, SEK",
}
"""Names of several currencies, and the codes to choose from."""


def currency_called(name: str) -> str | None:
    """The code of the currency that is called so, in any language; None where it may be several.

    >>> currency_called("francs suisses"), currency_called("Yen"), currency_called("dollars")
    ('CHF', 'JPY', None)
    """
    return CALLED.get(bare(" ".join(name.split())))


def code_meant(written: str) -> str | None:
    """The code that was meant by a word that is none: by its name, or with two letters swapped.

    >>> code_meant("yen"), code_meant("GPB"), code_meant("EURO"), code_meant("XYZ")
    ('JPY', 'GBP', 'EUR', None)
    """
    code = written.upper()
    alike = [each for each in currencies() if sorted(each) == sorted(code)]
    return currency_called(written) or (alike[0] if len(alike) == 1 else None)
