"""Pages with a calculator, opened in Chromium."""

import re

import pytest

import palier

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
CLUB = HEAD + (
    'earn 1 point per 1 EUR\n  except category "Gift cards"\n\n'
    'offer "Free delivery"\n  on baskets from 60 EUR\n  free shipping\n\n'
    'offer "Spring" with promo code "SPRING"\n  10% off\n\n'
    'tier "Bronze"\n\ntier "Silver" from 200 EUR spent\n  5 EUR off\n\n'
    "redeem points\n  10 points = 1 EUR\n\ncumulation\n  everything combines\n"
)


@pytest.fixture
def opened(window):
    """Open the page of a rule file, with its calculator."""

    def open_(text=CLUB, language="en", width=1280, **how):
        return window(palier.compile(text).page(language, calculator=True), width, **how)

    return open_


@pytest.fixture
def figures():
    """Read what a calculator says an order comes to: figures by their labels."""

    def read(tab):
        frame = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        tab.evaluate(frame)
        said = (tab.locator(f"[data-figures] {each}").all_inner_texts() for each in ("dt", "dd"))
        terms, values = ([re.sub("[\u00a0\u202f]", " ", text) for text in each] for each in said)
        return dict(zip(terms, values, strict=True))

    return read
