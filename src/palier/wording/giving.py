"""What is said of what rules give: out of place, beside one another, too often, too much."""

from __future__ import annotations

from palier.closed import total
from palier.problem import giving
from palier.problem.giving import Counted, Gives
from palier.speech.nouns import A_REWARD
from palier.speech.phrases import Phrase
from palier.wording.meaning import PLACES
from palier.wording.message import Message, Messages, topic

GIVES = total(
    Gives,
    {
        Gives.MONEY_OFF: Phrase("money off", "une remise en argent"),
        Gives.PERCENT_OFF: Phrase("a percentage off", "une remise en pourcentage"),
        Gives.FREE_SHIPPING: Phrase("free shipping", "la livraison offerte"),
        Gives.CHEAPER_SHIPPING: Phrase("cheaper shipping", "une livraison moins chère"),
        Gives.TIMES_POINTS: Phrase("multiplied points", "des points multipliés"),
        Gives.TIMES_STATUS_POINTS: Phrase(
            "multiplied status points", "des points de statut multipliés"
        ),
        Gives.EXTRA_POINTS: Phrase("extra points", "des points de plus"),
        Gives.EXTRA_STAMPS: Phrase("extra stamps", "des tampons de plus"),
        Gives.POINTS: Phrase("points", "des points"),
        Gives.FREE_PRODUCT: Phrase("a free product", "un produit offert"),
        Gives.GIFT: Phrase("a gift", "un cadeau"),
        Gives.NEXT_ITEM_FREE: Phrase("the next item free", "l'article suivant offert"),
        Gives.RATE: Phrase("a rate for points", "un taux pour les points"),
        Gives.PERK: Phrase("a perk", "un privilège"),
        Gives.REWARD: A_REWARD,
    },
)
WITHOUT = total(
    Gives,
    {
        Gives.MONEY_OFF: Phrase("money off", "de remise en argent"),
        Gives.PERCENT_OFF: Phrase("a percentage off", "de remise en pourcentage"),
        Gives.FREE_SHIPPING: Phrase("free shipping", "de livraison offerte"),
        Gives.CHEAPER_SHIPPING: Phrase("cheaper shipping", "de livraison moins chère"),
        Gives.TIMES_POINTS: Phrase("multiplied points", "de points multipliés"),
        Gives.TIMES_STATUS_POINTS: Phrase(
            "multiplied status points", "de points de statut multipliés"
        ),
        Gives.EXTRA_POINTS: Phrase("extra points", "de points de plus"),
        Gives.EXTRA_STAMPS: Phrase("extra stamps", "de tampons de plus"),
        Gives.POINTS: Phrase("points", "de points"),
        Gives.FREE_PRODUCT: Phrase("a free product", "de produit offert"),
        Gives.GIFT: Phrase("a gift", "de cadeau"),
        Gives.NEXT_ITEM_FREE: Phrase("the next item free", "d'article suivant offert"),
        Gives.RATE: Phrase("a rate for points", "de taux pour les points"),
        Gives.PERK: Phrase("a perk", "de privilège"),
        Gives.REWARD: Phrase("a reward", "de récompense"),
    },
)
"""What something cannot give: French says it after a negation."""

TWICE = total(
    Gives,
    {
        Gives.MONEY_OFF: Phrase(
            "this rule has two amounts off; only one is allowed",
            "cette règle a deux remises en argent ; elle n'en accepte qu'une",
        ),
        Gives.PERCENT_OFF: Phrase(
            "this rule has two percentages off; only one is allowed",
            "cette règle a deux remises en pourcentage ; elle n'en accepte qu'une",
        ),
        Gives.FREE_SHIPPING: Phrase(
            "this rule makes shipping free twice", "cette règle offre deux fois la livraison"
        ),
        Gives.CHEAPER_SHIPPING: Phrase(
            "this rule makes shipping cheaper in two ways; only one is allowed",
            "cette règle a deux remises sur la livraison ; elle n'en accepte qu'une",
        ),
        Gives.TIMES_POINTS: Phrase(
            "this rule has two multipliers; only one is allowed",
            "cette règle a deux multiplicateurs ; elle n'en accepte qu'un",
        ),
        Gives.TIMES_STATUS_POINTS: Phrase(
            "this rule has two multipliers of status points; only one is allowed",
            "cette règle a deux multiplicateurs de points de statut ; elle n'en accepte qu'un",
        ),
        Gives.EXTRA_POINTS: Phrase(
            "this rule gives extra points twice", "cette règle donne deux fois des points de plus"
        ),
        Gives.EXTRA_STAMPS: Phrase(
            "this rule gives extra stamps twice", "cette règle donne deux fois des tampons de plus"
        ),
        Gives.POINTS: Phrase(
            "this rule gives points twice", "cette règle donne deux fois des points"
        ),
        Gives.FREE_PRODUCT: Phrase(
            "this rule makes a product free twice", "cette règle offre deux fois un produit"
        ),
        Gives.GIFT: Phrase("this rule gives a gift twice", "cette règle donne deux fois un cadeau"),
        Gives.NEXT_ITEM_FREE: Phrase(
            "this card makes the next item free twice",
            "cette carte offre deux fois l'article suivant",
        ),
        Gives.RATE: Phrase(
            "points are exchanged at two rates", "les points s'échangent à deux taux"
        ),
        Gives.PERK: Phrase(
            "this rule gives a perk twice", "cette règle donne deux fois un privilège"
        ),
        Gives.REWARD: Phrase(
            "this rule gives a reward twice", "cette règle donne deux fois une récompense"
        ),
    },
)
FIRST = Phrase("first one", "le premier")
SECOND = Phrase("second one", "le second")
COUNTED = total(
    Gives,
    {
        **dict.fromkeys(Gives, Phrase("name an amount", "donnez un montant")),
        Gives.PERCENT_OFF: Phrase(
            "name an amount, or the items: `10 EUR off`, `10% off the cheapest item`",
            "donnez un montant, ou les articles : `10 € de remise`,"
            " `10 % de remise sur l'article le moins cher`",
        ),
        Gives.CHEAPER_SHIPPING: Phrase(
            "name an amount: `3 EUR off shipping`", "donnez un montant : `3 € sur la livraison`"
        ),
        Gives.TIMES_POINTS: Phrase(
            "give points of their own: `20 extra points`",
            "donnez des points en plus : `20 points de plus`",
        ),
        Gives.TIMES_STATUS_POINTS: Phrase(
            "multiply them outside `for every …`", "multipliez-les hors de `pour chaque …`"
        ),
    },
)
"""What can be given many times instead."""


def _instead(each: giving.MisplacedBenefit) -> Phrase:
    """What was probably meant by a benefit out of place, or else what may stand there."""
    match each.gives:
        case Gives.POINTS if Gives.EXTRA_POINTS in each.may_give:
            return Phrase(
                "say that they are extra: `50 extra points`",
                "dites que ce sont des points de plus : `50 points de plus`",
            )
        case Gives.EXTRA_POINTS if Gives.POINTS in each.may_give:
            return Phrase("say just how many: `50 points`", "dites seulement combien : `50 points`")
        case Gives.RATE:
            return Phrase(
                "a rate goes under `redeem points`",
                "un taux s'écrit sous `utiliser les points`",
            )
        case _:
            return Phrase("it may give {allowed}", "on peut y donner {allowed}")


def _twice_given(each: giving.TwiceGiven) -> Message:
    one = Phrase("keep one of the two", "gardez l'un des deux")
    band = Phrase(
        "keep one of the two, or say from how many points on the other counts, as in"
        " `from 200 points: 200 points = 12 EUR`",
        "gardez l'un des deux, ou dites à partir de combien de points vaut l'autre, comme"
        " `dès 200 points : 200 points = 12 €`",
    )
    hint = band if each.gives is Gives.RATE else one
    return Message(Phrase("{gives}", "{gives}"), SECOND, {"first": FIRST}, hint, {"gives": TWICE})


def _misplaced_benefit(each: giving.MisplacedBenefit) -> Message:
    return Message(
        Phrase("{place} cannot give {gives}", "{place} ne donne pas {gives}"),
        Phrase("not for this kind of statement", "pas pour ce genre de règle"),
        hint=_instead(each),
        facts={"gives": WITHOUT, "allowed": tuple(GIVES[one] for one in each.may_give)},
    )


def _many_times(each: giving.ManyTimesAPercentage) -> Message:
    return Message(
        Phrase(
            "`for every …` gives several times, and several times {gives} is not an amount",
            "`pour chaque …` donne plusieurs fois,"
            " et plusieurs fois {gives} ne fait pas un montant",
        ),
        Phrase("of what, how many times?", "de quoi, combien de fois ?"),
        hint=COUNTED[each.gives],
        facts={"gives": GIVES},
    )


def _two_shipping(each: giving.TwoShippingBenefits) -> Message:
    free = Phrase(
        "shipping is free already, which leaves nothing to take off it",
        "la livraison est déjà offerte : il n'y a plus rien à en retirer",
    )
    twice = Phrase(
        "two benefits change the same shipping charge",
        "deux avantages changent les mêmes frais de port",
    )
    return Message(
        free if each.free else twice,
        SECOND,
        {"first": FIRST},
        Phrase(
            'keep one of the two, or say with which method each: `with "Colissimo"`',
            'gardez l\'un des deux, ou dites avec quelle livraison chacun : `avec "Colissimo"`',
        ),
    )


def _no_blocks(each: giving.NoBlocks) -> Message:
    pot = Phrase(
        "this pot pays to the cent, so there is no last block",
        "cette cagnotte paie au centime près : il n'y a pas de dernier bloc",
    )
    rate = Phrase(
        "points are not used in blocks here, so there is no last one",
        "les points ne s'utilisent pas par blocs ici : il n'y en a pas de dernier",
    )
    return Message(
        pot if each.pot else rate,
        Phrase("speaks of a block", "parle d'un bloc"),
        hint=Phrase("add `in steps of 1 EUR`", "ajoutez `par tranches de 1 €`")
        if each.pot
        else Phrase(
            "add a rate, as in `10 points = 1 EUR`", "ajoutez un taux, comme `10 points = 1 €`"
        ),
    )


TOO_MANY = total(
    Counted,
    {
        Counted.UNITS: Phrase(
            "{items} units of a product, where {most} are the most",
            "{items} unités d'un produit, alors que {most} est le maximum",
        ),
        Counted.STAMPS: Phrase(
            "{items} stamps at once, where {most} are the most",
            "{items} tampons à la fois, alors que {most} est le maximum",
        ),
        Counted.VOUCHERS: Phrase(
            "{items} of a reward, where {most} are the most",
            "{items} exemplaires d'une récompense, alors que {most} est le maximum",
        ),
    },
)


def _too_many_gifts(each: giving.TooManyGifts) -> Message:
    return Message(
        TOO_MANY[each.of],
        Phrase("so many at once", "autant à la fois"),
        hint=Phrase("check the number", "vérifiez le nombre"),
    )


MESSAGES: Messages = {
    giving.NothingForSome: Message(
        Phrase(
            "getting nothing depends on the customer, not on the order or the tier",
            "c'est le client qui ne reçoit rien, quels que soient sa commande et son palier",
        ),
        Phrase("speaks of an order, or of a tier", "parle d'une commande ou d'un palier"),
        {"nothing": Phrase("these customers get nothing", "ces clients ne reçoivent rien")},
        Phrase(
            'ask about the customer instead, as in `when customer type is "pro"`',
            'parlez plutôt du client, comme dans `si le type de client est "pro"`',
        ),
    ),
    giving.MisplacedBenefit: _misplaced_benefit,
    giving.TwoPriceBenefits: Message(
        Phrase(
            "two benefits take money off the same order",
            "deux avantages font baisser le prix de la même commande",
        ),
        SECOND,
        {"first": FIRST},
        Phrase("keep one, or make two offers of them", "gardez-en un, ou faites-en deux offres"),
    ),
    giving.BandBesidePriceBenefit: Message(
        Phrase(
            "this band takes money off beside a benefit that already does so on every order",
            "cette tranche fait baisser le prix,"
            " alors qu'un autre avantage le fait déjà sur chaque commande",
        ),
        Phrase("takes money off from some amount on", "baisse le prix à partir d'un seuil"),
        {"bare": Phrase("takes money off every time", "baisse le prix à chaque fois")},
        Phrase(
            "write the other one as a band too, as in `from 0 EUR: …`",
            "écrivez l'autre comme une tranche aussi, par exemple `dès 0 € : …`",
        ),
    ),
    giving.TwiceGiven: _twice_given,
    giving.ManyTimesAPercentage: _many_times,
    giving.TwoShippingBenefits: _two_shipping,
    giving.CombinesWithItself: Message(
        Phrase(
            "{name:cited} is the same rule on both sides, and serves an order once",
            "{name:cited} est la même règle des deux côtés, et ne sert qu'une fois par commande",
        ),
        Phrase("named again here", "encore elle ici"),
        hint=Phrase("name the other rule that you mean", "nommez l'autre règle voulue"),
    ),
    giving.CapOnReward: Message(
        Phrase(
            "this rule gives no points: what it gives is counted in times",
            "cette règle ne donne pas de points : ce qu'elle donne se compte en fois",
        ),
        Phrase("a cap in points", "un plafond en points"),
        hint=Phrase(
            "write `at most once per month`, `per year`…",
            "écrivez `au plus une fois par mois`, `par an`…",
        ),
    ),
    giving.NoBlocks: _no_blocks,
    giving.StepAbovePrice: Message(
        Phrase(
            "its steps are of {step}, where {price} would be enough",
            "ses tranches sont de {step}, alors qu'il suffirait de {price}",
        ),
        Phrase("no whole step in {price}", "pas une tranche entière dans {price}"),
        hint=Phrase(
            "ask for {step} at least, or choose smaller steps",
            "demandez {step} au moins, ou choisissez des tranches plus petites",
        ),
    ),
    giving.TooManyGifts: _too_many_gifts,
}
TOPIC = topic(giving, MESSAGES, place=PLACES)
