"""What is said of lines that are there twice, out of place, or missing."""

from __future__ import annotations

from palier.closed import total
from palier.problem import meaning
from palier.problem.meaning import Missing
from palier.speech.phrases import Phrase
from palier.tree import Place
from palier.wording import names
from palier.wording.message import Message, Messages, topic

PLACES = total(
    Place,
    {
        Place.PROGRAM: Phrase("`loyalty program`", "`programme de fidélité`"),
        Place.EARNING: Phrase("`earn`", "`gagner`"),
        Place.EARNING_COUNT: Phrase(
            "`earn … per order` or `per item`", "`gagner … par commande` ou `par article`"
        ),
        Place.AWARD: Phrase("an `earn` without an order", "un `gagner` sans commande"),
        Place.GRID: Phrase("`earn by basket total`", "`gagner selon le total du panier`"),
        Place.BONUS_DAY: Phrase("`bonus day`", "`jour bonus`"),
        Place.OFFER: Phrase("`offer`", "`offre`"),
        Place.TIER: Phrase("`tier`", "`palier`"),
        Place.TIERS: Phrase("`tiers`", "`paliers`"),
        Place.SEGMENT: Phrase("`segment`", "`segment`"),
        Place.FIRST_ORDER: Phrase("`first order`", "`première commande`"),
        Place.REDEEM: Phrase("`redeem points`", "`utiliser les points`"),
        Place.REWARD: Phrase("`reward`", "`récompense`"),
        Place.STAMP_CARD: Phrase("`stamp card`", "`carte à tampons`"),
        Place.REFERRAL: Phrase("`referral`", "`parrainage`"),
        Place.POINTS: Phrase("`points`", "`points`"),
        Place.RETURNS: Phrase("`returns`", "`retours`"),
        Place.CUMULATION: Phrase("`cumulation`", "`cumul`"),
        Place.MESSAGE: Phrase("`message`", "`message`"),
        Place.GUARANTEE: Phrase("`guarantee`", "`garantir`"),
        Place.WORDS: Phrase("`in English` or `in French`", "`en anglais` ou `en français`"),
        Place.PAGE: Phrase("`page`", "`page`"),
        Place.EXAMPLE: Phrase("`example`", "`exemple`"),
    },
)
MISSING = total(
    Missing,
    {
        Missing.CURRENCY: (
            Phrase("no currency is given", "la devise n'est pas indiquée"),
            Phrase("add yours under it: `currency EUR`…", "ajoutez la vôtre : `devise EUR`…"),
        ),
        Missing.TIME_ZONE: (
            Phrase(
                "no time zone is given, so nobody knows when a day begins",
                "le fuseau horaire n'est pas indiqué : on ne sait pas quand commence un jour",
            ),
            Phrase(
                "add that of a large city with your hour under it:"
                ' `time zone "Europe/London"`, `"Europe/Dublin"`…',
                "ajoutez celui d'une grande ville qui a votre heure en dessous :"
                ' `fuseau horaire "Europe/Paris"`, `"Europe/Brussels"`…',
            ),
        ),
        Missing.DAY: (
            Phrase("nothing says when this bonus day is", "rien ne dit quand est ce jour bonus"),
            Phrase(
                "say when: `on 27 November 2026`, `every Tuesday`, `between 14:00 and 17:00`…",
                "dites quand : `le 27 novembre 2026`, `chaque mardi`, `entre 14 h et 17 h`…",
            ),
        ),
        Missing.CONDITION: (
            Phrase(
                "this segment has no condition, so everybody would belong to it",
                "ce segment n'a pas de condition : tout le monde en ferait partie",
            ),
            Phrase(
                'add `when customer group is "…"`; what is for everybody is an `offer`',
                'ajoutez `si le groupe du client est "…"` ; ce qui est pour tous est une `offre`',
            ),
        ),
        Missing.STAMP: (
            Phrase("nothing says what gives a stamp", "rien ne dit ce qui donne un tampon"),
            Phrase(
                "add `1 stamp per item`, `1 stamp per order` or `1 stamp per full 5 EUR` under it",
                "ajoutez `1 tampon par article`, `1 tampon par commande` ou"
                " `1 tampon par tranche complète de 5 €` en dessous",
            ),
        ),
        Missing.FULL_CARD: (
            Phrase(
                "nothing says what a full card gives",
                "rien ne dit ce que donne une carte pleine",
            ),
            Phrase(
                "add `after 5 stamps: next item free` under it",
                "ajoutez `après 5 tampons : article suivant offert` en dessous",
            ),
        ),
        Missing.BANDS: (
            Phrase(
                "the grid is empty, so nothing is ever earned",
                "la grille est vide : elle ne fait rien gagner",
            ),
            Phrase(
                "add its bands under it: `from 10 EUR: 1 point`, `from 50 EUR: 6 points`…",
                "ajoutez ses tranches en dessous : `dès 10 € : 1 point`, `dès 50 € : 6 points`…",
            ),
        ),
        Missing.BONUS: (
            Phrase("this bonus day gives nothing", "ce jour bonus ne donne rien"),
            Phrase(
                "add `points x 2` or `20 extra points` under it",
                "ajoutez `points x 2` ou `20 points de plus` en dessous",
            ),
        ),
        Missing.BENEFIT: (
            Phrase("this gives nothing", "ceci ne donne rien"),
            Phrase(
                "add what customers get under it, as `10% off` or `free shipping`",
                "ajoutez en dessous ce que reçoivent les clients :"
                " `10 % de remise`, `livraison offerte`…",
            ),
        ),
        Missing.RATE: (
            Phrase("nothing says what points are worth", "rien ne dit ce que valent les points"),
            Phrase(
                "add a rate such as `10 points = 1 EUR` under it, or bands",
                "ajoutez en dessous un taux comme `10 points = 1 €`, ou des tranches",
            ),
        ),
        Missing.ORDER: (
            Phrase("this example has no order", "cet exemple n'a pas de commande"),
            Phrase(
                "add `when they order 90 EUR` under it",
                "ajoutez `quand il commande 90 €` en dessous",
            ),
        ),
        Missing.OUTCOME: (
            Phrase(
                "this example does not say what to expect",
                "cet exemple ne dit pas ce qu'on attend",
            ),
            Phrase(
                "add `then 84 points earned` or `then 6 EUR off` under it",
                "ajoutez `alors 84 points gagnés` ou `alors 6 € de remise` en dessous",
            ),
        ),
    },
)
DECIMALS = Phrase("{n:# decimal|# decimals}", "{n:# décimale|# décimales}")


def _missing_line(each: meaning.MissingLine) -> Message:
    title, hint = MISSING[each.line]
    return Message(title, Phrase("a line is missing here", "il manque une ligne ici"), hint=hint)


def _points_decimals(each: meaning.PointsDecimals) -> Message:
    whole = Phrase(
        "points are whole, and {written} is not", "les points sont entiers, pas {written}"
    )
    finer = Phrase(
        "points have {decimals} here, and {written} has more",
        "les points ont ici {decimals}, et {written} en a plus",
    )
    grouped = Phrase(
        "if you mean {grouped:bare}, write `{grouped:source}`",
        "si vous pensez à {grouped:bare}, écrivez `{grouped:source}`",
    )
    more = Phrase(
        "to count finer, write `have 2 decimals` under `points`",
        "pour compter plus fin, écrivez `ont 2 décimales` sous `points`",
    )
    return Message(
        finer if each.decimals else whole,
        Phrase("too many decimals", "trop de décimales"),
        hint=(grouped, more),
        facts={"decimals": lambda speaker, each: speaker.say(DECIMALS, n=each.decimals)},
    )


def _no_such_decimals(each: meaning.NoSuchDecimals) -> Message:
    return Message(
        Phrase(
            "a pot has the decimals of its currency", "une cagnotte a les décimales de sa devise"
        )
        if each.pot
        else Phrase(
            "points have at most {most:plain} decimals",
            "les points ont {most:plain} décimales au plus",
        ),
        Phrase("cannot be", "impossible"),
    )


MESSAGES: Messages = {
    meaning.PointsDecimals: _points_decimals,
    meaning.NoSuchDecimals: _no_such_decimals,
    meaning.StepsWithoutPot: Message(
        Phrase(
            "points are used in the blocks of their rate, not in steps of money",
            "les points s'utilisent par blocs de leur taux, et non par tranches d'argent",
        ),
        Phrase("only a pot has steps", "seule une cagnotte a des tranches"),
    ),
    **names.MESSAGES,
    meaning.MissingLine: _missing_line,
    meaning.SecondBlock: Message(
        Phrase(
            "{place} is written only once in a file", "{place} ne s'écrit qu'une fois par fichier"
        ),
        Phrase("second time here", "deuxième fois ici"),
        {"first": Phrase("first written here", "déjà écrit ici")},
        Phrase("move these lines under the first one", "regroupez ces lignes sous le premier"),
    ),
    meaning.DuplicateClause: Message(
        Phrase("the same thing is said twice", "la même chose est dite deux fois"),
        Phrase("said again here", "répété ici"),
        {"first": Phrase("first said here", "déjà dit ici")},
        Phrase("keep one of the two", "gardez l'un des deux"),
    ),
    meaning.ContradictingClauses: Message(
        Phrase("these two contradict each other", "ces deux indications se contredisent"),
        Phrase("this contradicts what comes before", "contredit ce qui précède"),
        {"first": Phrase("said here", "dit ici")},
        Phrase("keep the right one", "gardez la bonne"),
    ),
    meaning.TooManyNamed: Message(
        Phrase(
            "{named} rules named, where the best for the customer is looked for",
            "{named} règles nommées, là où l'on cherche le plus avantageux pour le client",
        ),
        Phrase("at most {most} can be weighed", "on peut en comparer {most} au plus"),
        hint=Phrase(
            "speak of whole parties, as in `offers combine with tier benefits`, or write"
            " `otherwise the first applies: …`",
            "parlez des avantages d'une même sorte ensemble, comme `les offres se cumulent avec les"
            " avantages du palier`, ou écrivez `sinon le premier s'applique : …`",
        ),
    ),
    meaning.TwoOnlyLines: Message(
        Phrase(
            "two `only` lines: it is not clear whether goods must fit both or either",
            "deux lignes `uniquement` : faut-il répondre aux deux, ou à l'une des deux ?",
        ),
        Phrase("second `only`", "second `uniquement`"),
        {"first": Phrase("first `only`", "premier `uniquement`")},
        Phrase(
            "write one line with `or` between the two",
            "écrivez une seule ligne, avec `ou` entre les deux",
        ),
    ),
    meaning.MisplacedClause: Message(
        Phrase(
            "this line has no meaning under {place}", "cette ligne n'a pas de sens sous {place}"
        ),
        Phrase("not for this kind of statement", "pas pour ce genre de règle"),
        hint=Phrase(
            "remove it, or move it where it belongs",
            "retirez-la, ou mettez-la là où elle a un sens",
        ),
    ),
    meaning.NoOrder: Message(
        Phrase("there is no order to look at here", "il n'y a pas de commande à regarder ici"),
        Phrase("speaks of an order", "parle d'une commande"),
        hint=Phrase(
            "ask about the customer instead, as in `when number of orders is at least 1`",
            "parlez plutôt du client, comme dans `si le nombre de commandes est d'au moins 1`",
        ),
    ),
    meaning.TaxAlreadyOut: Message(
        Phrase(
            "the prices of this file are already without tax",
            "les prix de ce fichier sont déjà hors taxes",
        ),
        Phrase("there is no tax to leave out", "il n'y a pas de taxe à retirer"),
        {"prices": Phrase("said here", "dit ici")},
        Phrase("remove this line", "retirez cette ligne"),
    ),
    meaning.LevelWithoutKeeping: Message(
        Phrase(
            "tiers cannot go down one at a time when nothing says how long they are kept",
            "les paliers ne peuvent pas baisser d'un palier à la fois"
            " si rien ne dit combien de temps ils sont conservés",
        ),
        Phrase("each tier would be lost at once", "chaque palier serait perdu aussitôt"),
        hint=Phrase(
            "add `are kept for 12 months` or `allow 30 days of grace` beside it",
            "ajoutez `sont conservés pendant 12 mois` ou `accordent 30 jours de grâce`",
        ),
    ),
    meaning.OpenTier: Message(
        Phrase(
            "{name:cited} asks for nothing, yet comes above another tier",
            "{name:cited} ne demande rien, et se trouve pourtant au-dessus d'un autre palier",
        ),
        Phrase("reached by everybody", "atteint par tout le monde"),
        {
            "lower": Phrase(
                "placed below, so nobody would stay in this tier",
                "placé en dessous : personne n'y resterait",
            )
        },
        Phrase(
            "say how it is reached, as in `from 600 EUR spent`; tiers are written lowest first",
            "dites comment on l'atteint, par exemple `dès 600 € dépensés` ;"
            " les paliers s'écrivent du plus bas au plus haut",
        ),
    ),
    meaning.KeptWithRate: Message(
        Phrase(
            "points that are kept cannot be exchanged at a rate: they could be used for ever",
            "des points conservés ne s'échangent pas à un taux : ils serviraient indéfiniment",
        ),
        Phrase("exchanges points for money", "échange des points contre de l'argent"),
        {"kept": Phrase("yet no point is ever taken", "mais aucun point n'est jamais déduit")},
        Phrase(
            "give by bands instead, as in `from 100 points: 5% off`",
            "donnez plutôt par tranches, comme `dès 100 points : 5 % de remise`",
        ),
    ),
    meaning.NextItemPerItem: Message(
        Phrase(
            "`next item free` needs a card that counts items",
            "`article suivant offert` demande une carte qui compte les articles",
        ),
        Phrase(
            "the next item is only known when items are stamped",
            "l'article suivant n'est connu que si l'on tamponne les articles",
        ),
        {"stamp": Phrase("this card counts something else", "cette carte compte autre chose")},
        Phrase(
            "write `1 stamp per item`, or give something else, as `5 EUR off`",
            "écrivez `1 tampon par article`, ou donnez autre chose, comme `5 € de remise`",
        ),
    ),
    meaning.OneStamp: Message(
        Phrase(
            "a card gets one stamp at a time, not {stamps:plain}",
            "une carte reçoit un tampon à la fois, et non {stamps:plain}",
        ),
        Phrase("more than one stamp", "plus d'un tampon"),
        hint=Phrase(
            "write `1 stamp`, and fewer stamps in `after … stamps:`",
            "écrivez `1 tampon`, et moins de tampons dans `après … tampons :`",
        ),
    ),
}
TOPIC = topic(meaning, MESSAGES, place=PLACES)
