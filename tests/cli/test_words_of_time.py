"""Time in what commands print: memberships on a receipt, windows in a sheet."""

import pytest

RULES = {
    "en": """\
loyalty program "T"
  currency EUR
  time zone "Europe/Paris"

tier "Wood"

tier "Gold" from 24 months of membership

offer "A"
  when amount spent is at least 10 EUR in the last 24 months
  1 EUR off
""",
    "fr": """\
programme de fidélité "T"
  devise EUR
  fuseau horaire "Europe/Paris"

palier "Bois"

palier "Or" dès 24 mois d'ancienneté

offre "A"
  si le montant dépensé est d'au moins 10 € sur les 24 derniers mois
  1 € de remise
""",
}


@pytest.fixture(params=["en", "fr"])
def rules(request, tmp_path):
    """The same programme in both languages."""
    file = tmp_path / f"{request.param}.palier"
    file.write_text(RULES[request.param], encoding="utf-8")
    return request.param, str(file)


def test_a_receipt_counts_a_membership_in_months(rules, order, run):
    """A gauge says what is left as people count it."""
    language, file = rules
    text = run("quote", file, "--order", order()).stdout.replace("\u00a0", " ")
    assert {"en": "stay a member for 24 months", "fr": "24 mois d’ancienneté"}[language] in text


def test_a_sheet_says_windows_and_amounts_as_the_rules_do(rules, run):
    """What was spent is money, whatever the time it is counted over."""
    language, file = rules
    text = run("sheet", file).stdout.replace("\u00a0", " ")
    said = {
        "en": "amount spent in the last 24 months ≥ €10.00",
        "fr": "montant dépensé sur les 24 derniers mois ≥ 10,00 €",
    }
    assert said[language] in text
    assert "'" not in text
