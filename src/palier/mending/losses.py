"""Whether a line would say more than it does, or no longer what it is about; or may say several
things."""

from __future__ import annotations

import re

from palier.closed import total
from palier.source import Language

QUOTED = re.compile(r"\"[^\"]*\"|«[^«»]*»|“[^“”]*”")


def adds_or_loses(written: str, proposed: str, language: Language) -> bool:
    """Whether what is proposed says something that its line must say for it, and does not; or does
    not say what a line is about.

    >>> adds_or_loses("5 EUR off from 50 EUR", "5 EUR off items from 50 EUR", Language.ENGLISH)
    True
    >>> adds_or_loses("free for children", "when age is below 12 years", Language.ENGLISH)
    True
    """
    before, after = (QUOTED.sub(" ", each.lower()) for each in (written, proposed))
    added = any(of.search(after) and not said.search(before) for of, said in _ADDED[language])
    whole = proposed.lower()
    return added or any(
        of.search(before) and not (said.search(after) or said.search(whole))
        for of, said in _LOST[language]
    )


def is_open(written: str, language: Language, proposed: str = "") -> bool:
    """Whether a line may mean several things though only one of them is found: goods may be an
    activity, what stands before so many points what earns them or what they buy, so many friends
    those of any time, `members` those of another club, and `products` all that a shop has or what
    it sells besides its services; what a tier counts is no activity for sure where no name is
    written.

    >>> is_open("earn 5 points per bottle of wine", Language.ENGLISH)
    True
    >>> is_open("gagner 2 points par euro sur les produits", Language.FRENCH)
    True
    """
    said = QUOTED.sub(" ", written.lower())
    if _EARNED.match(proposed) and _PRICED.match(said):
        return True
    named = _COUNTED.search(proposed) is not None and _COUNTED.search(written) is None
    return named or _OPEN[language].search(said) is not None


_EARNED = re.compile(
    r"(?:earn|gagner) \d[\d.,\s]* points? (?:per|par) [\"«]"
    r"|(?:reward|récompense) [\"«][^\"»]*[\"»] (?:for|contre) \d[\d.,\s]* points?$"
)
_PRICED = re.compile(r"[^\W\d][^\d=:]{1,40} ?[=:] ?\d")
"""What stands before so many points: it earns them, or is what they buy."""
_COUNTED = re.compile(r"^(?:tier|palier|niveau|level|status|statut)\b.{0,200}\d [\"“«]")
"""A tier that counts something by a name between quotes."""


_OPEN = total(
    Language,
    {
        Language.ENGLISH: re.compile(
            r"^\W*(?:up to|max\w*|at most|no more than|limited to) \d+"
            r" (?:friends|referrals|mates)\s*$"
            r"|\bfor (?:all |our )?members\s*$"
            r"|\b(?:on|off) (?:the |our )?products\s*$|\bper [a-z]+ of [a-z\d]"
            r"|\bper (?:euro|pound|eur|gbp|[€£]) (?:in|at) "
            r"|\b(?:per|every|each) (?!euro|pound|dollar|eur\b|gbp|usd|item|order|product|purchase)"
            r"(?:[a-z][\w'-]{0,30} ){1,3}you \w+\s*$"
        ),
        Language.FRENCH: re.compile(
            r"^\W*(?:jusqu['’]à|max\w*|au plus|pas plus de|limité à) \d+"
            r" (?:filleuls?|amie?s?|parrainages)\s*$"
            r"|\b(?:aux|pour les|pour nos) (?:membres|adhérents)\s*$"
            r"|\bsur (?:les |nos )?produits\s*$"
            r"|\bpar [^\W\d]+ (?:de |d['’])[^\W_]"
            r"|\bpar (?:euro|eur|€) (?:au|à|dans) "
        ),
    },
)
"""What may be one thing or another."""


def _pairs(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(one), re.compile(other)) for one, other in pairs)


_NOT_TOGETHER = total(
    Language,
    {
        Language.ENGLISH: (
            r"\b(?:not?|never|cannot|can['’]t) (?:\w+ ){0,2}(?:together|conjunction) with\b"
        ),
        Language.FRENCH: r"\b(?:pas|non|jamais) (?:\w+ ){0,2}en même temps qu",
    },
)
"""What says that something does not go with another."""
_AGED = (
    r"\byears?\b|\bold(?:er)?\b|\bage|younger|\d ?s\b"
    r"|^\s*(?:if |when |for )?(?:the )?(?:over|above|under|below) \d{1,2}\b(?:\s*$| get\b|\s?:)"
    r"|\b(?:seniors|customers|clients|people|members|every\w+|anyone|those)\b"
)
_OF_ORDERS = total(
    Language,
    {
        Language.ENGLISH: (
            r"\b(?:new|first|order|purchase|visit|time|book|stay|appoint|basket|b[ou]|shop)"
        ),
        Language.FRENCH: (
            r"\b(?:nouve|premi|commande|achat|visite|passage|fois|réserv|séjour|panier|achet)"
        ),
    },
)
"""Words of orders: without one, a day is no order so many."""
_ANY_OF = total(
    Language,
    {
        Language.ENGLISH: (
            r"for|only|our|all|the|to|are|is|a|by|if|and|or|when|any|be|each|every|of|from|your|with"
        ),
        Language.FRENCH: (
            r"ont|et|ou|uniquement|seulement|reçoivent|gagnent|bénéficient|profitent|du|de|qui|sont"
            r"|le|la|les|à|au|dès|en|avec|pour|que|seuls|sur"
        ),
    },
)
"""What stands beside `members` and does not say which."""
_ADDED = total(
    Language,
    {
        Language.ENGLISH: _pairs(
            (
                r"^\W*first order\b",
                r"\b(?:f[irts]{2,4}\b|1 ?st|new|welcom|intro|initi|open|never|join|sign|reg|prem)",
            ),
            (r"\b(?:from|above) 1 item\b", r"\b(?:from|above|over|more|least|min\w*)\b"),
            (
                r"\bitems (?:from|above)\b",
                (
                    r"\b(?:items?|products?|goods|articles?|pric|cost)"
                    r"|\boff (?:on |all )?(?!orders|baskets|purchases|when|if|for|with)[a-z][\w-]*"
                    r" (?:\w+ )?(?:over|above)\b"
                ),
            ),
            (r"\bage is\b", _AGED),
            (r"\bearn \d+ points per\b", r"^(?!(?:for )?(?:every|each) [\d,]+ points\b)"),
            (r"\bper [2-9]\d* items\b", r"\b(?:per|every|each|for) (?:full )?\d|\w (?:items|prod)"),
            (
                r"\beverything combines\b",
                r"\b(?:everything|anything|all)\b(?! (?:of|offers|promo|codes))",
            ),
            (r"\bx 1\b(?![.,]\d)", r"\bx ?1\b|\b1 ?x\b"),
            (r"\bmultipliers\b", r"\bmultipl|\bx \d|\bdouble|\btriple"),
            (r"\bperk\b", r"\bperk|^(?!.*\bper\b)"),
            (r"\bcustomer (?:type|group)\b", r"^(?!.*\b(?:(?:in|at) the|(?:when|if) it)\b)"),
            (r"\bfree shipping with\b", r"^(?!.*\b(?:in|within|local|locally)\b)"),
            (r"\bwhen age\b[^\n]{0,60}\n\s*when age\b", r"(?!)"),
            (
                (
                    r"\bwhen customer (?:type|group)\b[^\n]{0,60}\n(?:[^\n]{0,60}\n)?"
                    r"\s*when customer (?:type|group)\b"
                ),
                r"(?!)",
            ),
            (r"\bon the \d+(?:st|nd|rd|th) order\b", _OF_ORDERS[Language.ENGLISH]),
        ),
        Language.FRENCH: _pairs(
            (
                r"^\W*première commande\b",
                r"\b(?:p[remiè]{2,6}|1 ?[eè]?re?|nouv|bienv|init|jamais|d[eé](?:b|co)|insc|adh)",
            ),
            (r"\bdès 1 article\b", r"\b(?:dès|partir|plus|moins|min\w*)\b"),
            (
                r"\barticles (?:à partir|au-delà)\b",
                r"\b(?:articles?|produits?|prix|coût)|\bsur les? (?:\w+ ){1,2}(?:à|de) plus de\b",
            ),
            (r"\bl['’]âge\b", r"\bans\b|\bâg|^\W*(?:si |pour )?(?:plus|moins) de \d+\W*$"),
            (r"\bgagner \d+ points pour\b", r"^(?!(?:tous les|chaque|pour) [\d ]+ points\b)"),
            (r"\bpour [2-9]\d* articles\b", r"\b(?:par|pour|les|chaque) \d|\w (?:articles|prod)"),
            (r"\btout se cumule\b", r"\btout\b|\btous\b"),
            (r"\bx 1\b(?![.,]\d)", r"\bx ?1\b|\b1 ?x\b"),
            (r"\bmultiplicateurs\b", r"\bmultipl|\bx \d|\bdoubl|\btripl"),
            (r"\b(?:type|groupe) d[eu] client\b", r"^(?!.*\b(?:(?:quand|si|lorsqu)\W?il)\b)"),
            (r"\blivraison offerte avec\b", r"^(?!.*\b(?:dans|locale)\b)"),
            (r"\bsi l['’]âge\b[^\n]{0,60}\n\s*si l['’]âge\b", r"(?!)"),
            (
                (
                    r"\bsi le (?:type|groupe) d[eu] client\b[^\n]{0,60}\n(?:[^\n]{0,60}\n)?"
                    r"\s*si le (?:type|groupe)\b"
                ),
                r"(?!)",
            ),
            (r"\bà la \d+(?:re|e) commande\b", _OF_ORDERS[Language.FRENCH]),
        ),
    },
)
"""What a proposal says, and what its line says where it is meant."""
_LOST = total(
    Language,
    {
        Language.ENGLISH: _pairs(
            (r"\breach\w*\b(?! ?(?:from|at|with|after|by|€|£|\d))", r"\breach"),
            (r"^tier\W+(?:\w+ ){2}\w", r"^tier[^\w\"]+\w"),
            (
                r"\bfriend\b.{0,60}(?:\bme|(?:,|\band) you)\b|\bme\b.{0,60}\bfriend\b",
                r"\bevery (?:friend|\d)|\bfriends\b",
            ),
            (r"\bduring (?:the )?(?:sales?|promo)", r"\b(?:from|until|every|between)\b"),
            (r"\bmembership\b", r"\bmember"),
            (r"\bfriend\b.{0,60}(?:,|\band) you\b", r"\bthe friend gets\b"),
            (
                (
                    r"\b(?:friend|mate|pal)\b.{0,60}\b(?:each|both)(?: (?:save|get)|\W*$)"
                    r"|\bboth\b.{0,60}\bfriend\b"
                ),
                r"\bthe friend gets\b",
            ),
            (r"^from \d+ ?%", r"(?!)"),
            (
                r"\b(?:once|when|after) (?:the|your) friend\b",
                r"\bevery (?:friend|\d)|\bfriends\b|\bcounts\b",
            ),
            (
                r"\bfrom (?:the|their|your) \w+ (?:visit|order|purchase)\b",
                r"\bfrom\b|\bat least\b",
            ),
            (r"\b(?:all|whole) week\b", r"\bSunday\b"),
            (r"\bspend", r"^(?!.*\b(?:from|above) \d+ items\b)"),
            (r"\b1/2 (?:an? )?p(?:oin)?t", r"\b0\.5\b"),
            (r"\bfree\b", r"\b(?:free|gifts?|perk|included?|100% off)\b"),
            (r"\b(?:(?:black|good) fri|(?:cyber|easter) mon)day\b", r"^(?!.*\b(?:fri|mon)day\b)"),
            (
                r"\b(?:max\w{0,4}|capped|no more than|at most|up to)\b",
                r"\b(?:at most|up to|once|hold|not above|below)\b",
            ),
            (rf"\b(?!(?:{_ANY_OF[Language.ENGLISH]})\b)[a-z]\w* members\b", r"^(?!.*\ba member\b)"),
            (
                r"^(?:the |your |every )?(?:second|third|2nd|3rd)\b.{0,40}\bfree\b",
                r"\b(?:every|after|from|2nd|3rd)\b",
            ),
            (
                r"\b(?:delivery|shipping) (?:in|within|to|around|near)\b",
                r"\b(?:city|country|postcode|channel)\b",
            ),
            (r"^(?:the |your )?(?:first|1st)\b.{0,40}\bfree\b", r"\b1st\b|\bfirst order\b"),
            (r"\bvolume\b", r"\bvolume\b|\bitems\b"),
            (
                r"\b(?:invitations?|access) to (?:the |our )?(?!the |our )[a-z\d]",
                r"\b(?:invitation|access)",
            ),
            (r"^for [\d,]+ (?:points?|\w+s)\W*$", r"^(?!.*\bpoints earned\b)"),
            (r"\bpromo(?:tion)? codes?\b", r"\bcodes?\b"),
            (r"\b(?:customers?|members?|clients?) since \d{4}\b", r"\bjoining\b"),
            (rf"{_NOT_TOGETHER[Language.ENGLISH]}", r"\bcombine|\bapplies\b"),
            (
                r"\bvalid (?:for )?\d+ (?:days?|weeks?|months?|years?)\b",
                r"\b(?:expire|valid|kept|accepted|until|from|every)\b",
            ),
            (r"\bbookable\b", r"(?!)"),
            (
                (
                    r"^(?:an?|one|1) (?:[\w-]+ ){1,3}with (?:any|every|each|an?) "
                    r"(?!order|purch|bask)\w"
                ),
                r"\b(?:contains|for every|perk)\b",
            ),
        ),
        Language.FRENCH: _pairs(
            (r"\batt(?:eint|eign)\w*\b(?! ?(?:dès|à|avec|par|€|\d))", r"\batteint"),
            (r"^palier\W+(?:\w+ ){2}\w", r"^palier[^\w\"]+\w"),
            (
                (
                    r"\b(?:ami|filleul).{0,60}(?:\bmoi|(?:,|\bet) vous)\b"
                    r"|\bmoi\b.{0,60}\b(?:ami|filleul)"
                ),
                r"\bchaque filleul|filleuls\b",
            ),
            (r"\b(?:pendant|durant) les (?:soldes|promo)", r"\bdu \d|\bjusqu|\bchaque\b|\bentre\b"),
            (r"\ben cadeau\b", r"\bcadeau\b"),
            (r"\bs['’]utilis\w* dès \d+ ?(?:€|eur)\w*\W*$", r"\bà la fois\b"),
            (r"\bami.{0,60}\b(?:chacun|tous les deux)\W*$", r"\ble filleul reçoit\b"),
            (r"\b(?:adhésion|abonnement)\b", r"\b(?:adhé|abonn|ancienneté|membre)"),
            (r"\b(?:ami|filleul)\b.{0,60}\bet vous\b", r"\ble filleul reçoit\b"),
            (r"^(?:dès|à partir de) \d+ ?%", r"(?!)"),
            (r"^(?:une?|le|la|les|des) [^\d€%]{1,60}\boffert", r"\b(?:offert|cadeau|privilège)"),
            (
                r"\b(?:quand|lorsque|dès que|une fois que) (?:le|votre) (?:filleul|ami)\b",
                r"\bchaque filleul|filleuls\b|\bcompte\b",
            ),
            (
                r"\b(?:à partir de|dès) (?:la|leur|votre) \w+ (?:visite|commande)\b",
                r"\bdès\b|\bd['’]au moins\b",
            ),
            (r"\btoute la semaine\b", r"\bdimanche\b"),
            (r"\bdépens", r"^(?!.*\b(?:dès|de) \d+ articles\b)"),
            (r"\b1/2 p(?:oin)?t", r"\b0,5\b"),
            (r"\bgratuit", r"\b(?:offert|gratuit|privilège|cadeau|100\s?% de remise)"),
            (r"\b(?:black fri|cyber mon)day\b", r"^(?!.*\b(?:vendredi|lundi)\b)"),
            (r"\bvendredi saint\b|\blundi de p", r"^(?!.*\b(?:vendredi|lundi)\b)"),
            (r"\blivraison\b.{0,20} dans\b", r"\b(?:ville|pays|postal|canal)\b"),
            (
                r"\b(?:max|maxi|maximum|maximale?|plafonn\w{1,3})\b",
                r"\bau plus\b|\blimite\b|\bune (?:seule )?fois\b|\bcontient\b|\bdépass|\bplafonn",
            ),
            (
                rf"\b(?:membres|adhérents) (?!(?:{_ANY_OF[Language.FRENCH]})\b)[a-zà-ü]",
                r"^(?!.*\best membre\b)",
            ),
            (
                r"^(?:le |la |les |votre )?(?:deuxi|second|troisi|[23]e\b).{0,40}\b(?:offert|grat)",
                r"\blot de\b|\baprès\b|\bdès\b|\b[23]e\b",
            ),
            (
                r"^(?:le |la |votre )?(?:premi|1er\b|1re\b).{0,40}\b(?:offert|gratuit)",
                r"\b1re\b|\bpremière commande\b",
            ),
            (r"\bvolume\b", r"\bvolume\b|\barticles\b"),
            (
                r"\b(?:invitations?|accès) (?:à |aux? |à la |à l['’])[a-zà-ü\d]",
                r"\b(?:invit|accès)",
            ),
            (r"\bcodes? promos?\b", r"\bcodes?\b"),
            (r"\b(?:clients?|membres?|adhérents?) depuis \d{4}\b", r"\bancienneté\b"),
            (rf"{_NOT_TOGETHER[Language.FRENCH]}", r"\bcumul|\bs['’]applique\b"),
            (
                r"\bvalables? (?:pendant )?\d+ (?:jours?|semaines?|mois|ans?)\b",
                r"\b(?:expir|valable|conserv|accept|jusqu|du \d|dès|chaque)",
            ),
            (r"\bsur réservation\b", r"\bréservation\b"),
            (
                (
                    r"\b(?:dès|pour|à partir de) \d[\d,]* ?(?:€|euros?|eur) (?:de |d['’])"
                    r"(?!ach|command|dép|plus|moins|cours|panier|remise)[^\W\d]{3}"
                ),
                r"\"",
            ),
            (
                (
                    r"\bpoints? .{0,60}(?:€|\b(?:euros?|eur)) (?:de |d['’])"
                    r"(?!ach|command|dép|plus|moins)[^\W\d]{3}"
                ),
                r"\"",
            ),
        ),
    },
)
"""What a line says, and what a proposal then says too; of days with a name, no day of the week."""
