"""What people write round the words of an example, and what they leave out."""

from __future__ import annotations

import re

from palier.closed import total
from palier.named import NamedTuple
from palier.program.naming import World
from palier.source import Language

Pattern = re.Pattern[str]


class Manner(NamedTuple):
    """How an order and a customer are told in a language.

    `orders` begins an order, and `when` is what it becomes; `given` begins what is known of the
    customer; `guest` and `newcomer` say all of it, `customer_said` is a sentence about the
    customer alone, `both` one about the customer and the order. `names` are the words that a name
    follows, with what they become where they are short for something; `code` is what those of
    promo codes become. `of` joins an amount to goods; `kinds` are how goods are said of a tag, a
    category or a product, `counted` how so many of them are, before what `priced` is; `together`
    is the word before the price of all of them, `at_price` before that of one; `one` is a single
    one, `each` what may follow the price of one. Then days and hours; `details` are the words that
    may follow an amount, `also` joins two; `ends` is how people leave. `usual` are words by which
    the language is known, and `decimals` its numbers.
    """

    orders: Pattern
    when: str
    given: Pattern
    customer: str
    customer_said: Pattern
    both: Pattern
    with_: str
    guest: Pattern
    a_guest: str
    newcomer: Pattern
    names: tuple[tuple[Pattern, str], ...]
    code: str
    of: Pattern
    kinds: dict[World, str]
    counted: str
    priced: Pattern
    one: str
    together: str
    at_price: str
    each: str
    days: dict[str, int]
    before_day: str
    on: str
    at: str
    hour: Pattern
    details: str
    also: str
    noon: Pattern
    ends: Pattern
    usual: frozenset[str]
    decimals: Pattern


def _said(pattern: str) -> Pattern:
    return re.compile(pattern, re.IGNORECASE)


def _names(*rows: tuple[str, str]) -> tuple[tuple[Pattern, str], ...]:
    return tuple((_said(rf"\b(?:{words})\s+(?=\S)"), becomes) for words, becomes in rows)


MANNERS = total(
    Language,
    {
        Language.ENGLISH: Manner(
            orders=_said(
                r"^(?:(?:an?|the|this|his|her|their|my|first)\s+)*(?:order|basket|cart|purchase)"
                r"\s+(?:of|for|at|worth)\s+"
                r"|^(?:(?:when|if|and|then)\s+)?(?:they|he|she|it|we|I|you|someone|somebody"
                r"|(?:the|a|this)\s+(?:customer|client|member|guest))?\s*"
                r"(?:orders?|ordered|buys?|bought|spends?|spent|takes?|took|pays?|paid)\s+(?:for\s+)?"
            ),
            when="when they order ",
            given=_said(
                r"^(?:given\s+)?(?:(?:(?:a|the|this|some)\s+)?(?:customer|client|member)(?!\w)\s*)?"
                r"(?:(?:who\s+)?(?:has|have|had|is|with)\s+)?(?:(?:at|in)\s+(?:the\s+)?(?=tier))?"
            ),
            customer="given a customer",
            customer_said=_said(
                r"^(?:given\b|(?:an?|the|this)\s+(?:new\s+)?(?:customer|client|member|guest)\b"
                r"(?!.*\b(?:orders?|buys?|spends?)\b))"
            ),
            both=_said(
                r"^(?P<given>(?:given\s+)?(?:an?|the|this)\s+(?:guest|visitor|new\s+\w+"
                r"|(?:customer|client|member)\s+(?:with|who|at)\b.*))(?:\s+who)?,?\s+"
                r"(?P<order>(?:(?:when\s+)?(?:they|he|she)\s+)?(?:orders?|buys?|spends?)\s.*)$"
            ),
            with_=" with ",
            guest=_said(r"^(?:given\s+)?(?:a\s+)?(?:guest|visitor)\b"),
            a_guest="given a guest",
            newcomer=_said(
                r"^(?:given\s+)?(?:a\s+)?(?:new|first-time)\s+(?:customer|client|member)\b"
            ),
            names=_names(
                (r"(?:the\s+|a\s+)?(?:promo\s+code|promo|coupon|code)", "promo code "),
                (r"categor(?:y|ies)", "category "),
                (r"(?:products?|items?)\s+tagged|tagged|tag", "products tagged "),
                (r"product", "product "),
                (r"tier|level|status", "tier "),
                (r"(?:using|with)\s+(?:a\s+|the\s+)?(?:reward|voucher)", "using reward "),
                (r"group", "group "),
                (r"type", "type "),
                (r"box", "box "),
                (r"channel", "channel "),
                (r"(?:shipped|delivered|sent)\s+(?:by|with)", "shipped by "),
                (r"city", "city "),
                (r"country", "country "),
                (r"postcode", "postcode "),
                (r"paid\s+(?:with|by)(?!\s+(?:points|a\b))", "paid with "),
                (r"stamps?\s+on", "stamps on "),
            ),
            code="promo code ",
            of=_said(r"\bof\s+(?:the\s+)?"),
            kinds={
                World.TAG: "of products tagged ",
                World.CATEGORY: "of category ",
                World.PRODUCT: "of product ",
            },
            counted="{n} items {goods} at ",
            priced=_said(r"\s+(?:at|for)\s+(?=[\d€£$])"),
            one=r"(?:an?|one)",
            together="for",
            at_price="at",
            each=r"\s+(?:each|apiece|a\s+piece)",
            days={"today": 0, "tomorrow": 1},
            before_day=r"(?:on\s+|next\s+|this\s+|a\s+)*",
            on="on {date}",
            at="at {hour}",
            hour=_said(
                r"\bat\s+(?P<hour>\d{1,2})(?=\s*[ap]m\b|:\d)(?::(?P<minute>\d{2}))?"
                r"\s*(?P<half>[ap]m)?\b"
            ),
            details=r"(?:and|at|delivered|of|on|paid|paying|shipped|using|with)\b",
            also="and",
            noon=_said(r"\bat\s+noon\b"),
            ends=_said(r"^(?:quit|exit|bye|stop|q)$"),
            usual=frozenset(
                "our my the they who what how many much does spends spend buys members customers"
                " account already including birthday".split()
            ),
            decimals=re.compile(r"\d,\d{3}\b|\d\.\d{1,2}\b"),
        ),
        Language.FRENCH: Manner(
            orders=_said(
                r"^(?:(?:une?|le|la|ce|cette|sa|son|ma|mon|premi[eè]re)\s+)*(?:commande|panier|achat)"
                r"\s+(?:de|à|pour)\s+"
                r"|^(?:(?:quand|si|et|alors)\s+)?(?:ils?|elles?|on|je|tu|nous|vous|quelqu['’]un"
                r"|(?:le|la|un|une|ce|cette)\s+(?:client|cliente|membre|visiteur))?\s*"
                r"(?:command(?:e|ent|é|er)|ach[eè]t(?:e|ent|é|er)|dépens(?:e|ent|é|er)|pren(?:d|nent)"
                r"|pa(?:ie|ye|ient|yent|yé|yer))\s+(?:pour\s+)?"
            ),
            when="quand il commande ",
            given=_said(
                r"^(?:étant\s+donné\s+)?(?:(?:(?:un|une|le|la|ce|cette)\s+)?(?:cliente?|membre)(?!\w)\s*)?"
                r"(?:(?:qui\s+)?(?:a|ont|avait|est|avec)\s+)?(?:(?:au|le)\s+(?=palier))?"
            ),
            customer="étant donné un client",
            customer_said=_said(
                r"^(?:étant\s+donné|(?:une?|le|la|ce|cette)\s+(?:nouve(?:au|lle)\s+)?"
                r"(?:cliente?|membre|visiteu(?:r|se))\b(?!.*\b(?:command|ach[eè]t|dépens)))"
            ),
            both=_said(
                r"^(?P<given>(?:étant\s+donné\s+)?(?:une?|le|la|ce|cette)\s+"
                r"(?:visiteu(?:r|se)|nouve(?:au|lle)\s+\w+"
                r"|(?:cliente?|membre)\s+(?:avec|qui|au)\b.*))(?:\s+qui)?,?\s+"
                r"(?P<order>(?:(?:quand\s+)?(?:il|elle|on)\s+)?"
                r"(?:commande|achète|dépense|prend)\s.*)$"
            ),
            with_=" avec ",
            guest=_said(r"^(?:étant\s+donné\s+)?(?:une?\s+)?(?:visiteur|visiteuse|invitée?)\b"),
            a_guest="étant donné un visiteur",
            newcomer=_said(
                r"^(?:étant\s+donné\s+)?(?:une?\s+)?"
                r"(?:nouveau\s+client|nouvelle\s+cliente|nouveau\s+membre)\b"
            ),
            names=_names(
                (
                    r"(?:le\s+|un\s+)?(?:code\s+promo|promo|coupon|code(?!\s+postal))",
                    "le code promo ",
                ),
                (r"catégories?", "catégorie "),
                (r"(?:produits?|articles?)\s+étiquetés?|étiquetés?", "produits étiquetés "),
                (r"produit(?!s?\s+étiqueté)", "produit "),
                (r"palier|niveau|statut", "palier "),
                (
                    r"avec\s+(?:une\s+|un\s+|le\s+|la\s+)?(?:récompense|bon|chèque)",
                    "avec la récompense ",
                ),
                (r"groupe", "groupe "),
                (r"type", "type "),
                (r"case", "case "),
                (r"canal", "canal "),
                (r"(?:livrée?|expédiée?|envoyée?)\s+(?:par|avec)", "livré par "),
                (r"ville", "ville "),
                (r"pays", "pays "),
                (r"code\s+postal", "code postal "),
                (r"payée?\s+(?:avec|par)(?!\s+(?:ses|des)\b)", "payé avec "),
                (r"tampons?\s+sur", "tampons sur "),
            ),
            code="le code promo ",
            of=_said(r"\b(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])"),
            kinds={
                World.TAG: "de produits étiquetés ",
                World.CATEGORY: "de la catégorie ",
                World.PRODUCT: "du produit ",
            },
            counted="{n} articles {goods} à ",
            priced=_said(r"\s+(?:à|pour)\s+(?=\d)"),
            one=r"une?",
            together="pour",
            at_price="à",
            each=r"\s+(?:chacune?|pièce|(?:la\s+)?pièce|l['’]unité)",
            days={"aujourd'hui": 0, "aujourd’hui": 0, "demain": 1},
            before_day=r"(?:le\s+|ce\s+|un\s+)*",
            on="le {date}",
            at="à {hour}",
            hour=_said(r"\bà\s+(?P<hour>\d{1,2})\s*h\s*(?P<minute>\d{2})?(?P<half>)(?!\w)"),
            details=r"(?:à|au|avec|dans|de|du|en|et|le|livrée?|payée?|sur)\b",
            also="et",
            noon=_said(r"\bà\s+midi\b"),
            ends=_said(r"^(?:quitter|fin|stop|q|quit|exit)$"),
            usual=frozenset(
                "nos mes les que qui combien gagne achète achete achètent dépense dépensent depense"
                " clients membres compte déjà deja dont anniversaire".split()
            ),
            decimals=re.compile(r"\d[ \u00a0\u202f]\d{3}\b|\d,\d{1,2}\b"),
        ),
    },
)
