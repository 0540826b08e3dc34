"""The words of a receipt, English and French side by side."""

from __future__ import annotations

from palier.source import Language

WORDS = {
    "item": ("Item {nth}", "Article {nth}"),
    "basket": ("Basket", "Panier"),
    "shipping": ("Shipping", "Livraison"),
    "shipping by": ("Shipping, {method}", "Livraison, {method}"),
    "free by": ("{cost} free: {rule}", "{cost} offerts\u00a0: {rule}"),
    "free": ("free", "offerte"),
    "to pay": ("To pay", "À payer"),
    "aside": ("Not applied", "Non appliqué"),
    "points": ("{many}", "{many}"),
    "times": ("{base}\u00a0×\u00a0{times}", "{base}\u00a0×\u00a0{times}"),
    "earned": ("Earned", "Gagné"),
    "used": ("Used", "Utilisé"),
    "available": ("Available after this order", "Disponible après cette commande"),
    "pending": ("To come", "À venir"),
    "expire": ("{amount} until {day}", "{amount} jusqu’au {day}"),
    "claimable": ("Can be claimed", "Peut être demandé"),
    "vouchers": ("In hand", "En poche"),
    "tier": ("Tier", "Palier"),
    "next": ("{tier}: {missing} to go", "{tier}\u00a0: plus que {missing}"),
    "nothing more": (
        "{tier}: with the next order",
        "{tier}\u00a0: dès la prochaine commande",
    ),
    "and": (" and ", " et "),
    "or": (" or ", " ou "),
    "perks": ("Perks", "Privilèges"),
    "gifts": ("Gifts", "Cadeaux"),
    "stamps": ("Stamps", "Tampons"),
    "why": ("Why", "Pourquoi"),
    "guest": ("A guest, without an account", "Un visiteur, sans compte"),
    "newcomer": (
        "A customer who joins by this order",
        "Un client qui s’inscrit avec cette commande",
    ),
    "membership": ("{time} of membership", "{time} d’ancienneté"),
    "orders": (
        ("{n}\u00a0order", "{n}\u00a0orders"),
        ("{n}\u00a0commande", "{n}\u00a0commandes"),
    ),
    "friends": (
        ("{n}\u00a0friend", "{n}\u00a0friends"),
        ("{n}\u00a0filleul", "{n}\u00a0filleuls"),
    ),
}


def word(key: str, language: Language, **facts: object) -> str:
    """A word or a phrase of the receipt.

    >>> word("to pay", Language.FRENCH)
    'À payer'
    """
    phrase = WORDS[key][language is Language.FRENCH]
    if not isinstance(phrase, str):
        raise TypeError(f"{key} is counted: use `counted`")
    return phrase.format(**facts)


def counted(key: str, many: bool, language: Language, number: str) -> str:
    """A count and its noun."""
    forms = WORDS[key][language is Language.FRENCH]
    return forms[many].format(n=number)
