"""The programme, its points, returns, cumulation, guarantees, words and page."""

from __future__ import annotations

from palier import tree
from palier.quantity import Duration, Period
from palier.source import Language
from palier.surface import figures_in
from palier.surface.phrases.notation import each, prints, reads, says
from palier.surface.pieces import TextsIn
from palier.tree import GivenBack, Guaranteed, Milestone, Rounding

QUANTITIES = (
    reads(figures_in.points, "<number:A_NUMBER> points", "<number:A_NUMBER> points"),
    reads(
        figures_in.status_points,
        "<number:A_NUMBER> status points",
        "<number:A_NUMBER> points de statut",
    ),
    reads(Period.ORDER, "order", "commande", rule="no_unit"),
    reads(Period.DAY, "(day|days)", "jour", rule="unit"),
    reads(Period.WEEK, "(week|weeks)", "semaine", rule="unit"),
    reads(Period.MONTH, "(month|months)", "mois", rule="unit"),
    reads(Period.QUARTER, "quarter", "trimestre", rule="no_unit"),
    reads(Period.YEAR, "(year|years)", "an", rule="unit"),
    reads(Duration(1, Period.DAY), "day", "jour", rule="one_unit"),
    reads(Duration(1, Period.WEEK), "week", "semaine", rule="one_unit"),
    reads(Duration(1, Period.MONTH), "month", "mois", rule="one_unit"),
    reads(Duration(1, Period.YEAR), "year", "année", rule="one_unit"),
)

PROGRAM = (
    says(tree.ProgramHead, "loyalty program <name>", "programme de fidélité <name>"),
    says(tree.InCurrency, "currency <code:code>", "devise <code:code>"),
    says(tree.InTimeZone, "time zone <zone>", "fuseau horaire <zone>"),
    says(
        tree.CollectPoints,
        "customers collect points called <one>, / <many>",
        "les clients cumulent des points appelés <one>, / <many>",
    ),
    says(
        tree.CollectCashback,
        "customers collect cashback called <pot>",
        "les clients cumulent une cagnotte appelée <pot>",
    ),
    says(
        tree.CollectStatusPoints,
        "customers also collect status points called <one>[, / <many>]",
        "les clients cumulent aussi des points de statut appelés <one>[, / <many>]",
    ),
    says(tree.Runs, "runs <dates>", "en vigueur <dates>"),
    says(tree.Membership, "membership is free", "adhésion gratuite"),
    says(tree.Membership, "membership costs <fee> per <per>", "adhésion à <fee> par <per>"),
    says(tree.Taxes, "prices include tax", "prix TTC", included=True),
    says(tree.Taxes, "prices exclude tax", "prix HT", included=False),
    says(
        tree.MessagesGoTo,
        "messages go to customers with the box <box> ticked",
        "les messages vont aux clients dont la case <box> est cochée",
    ),
    says(TextsIn, "texts are in English", "textes en anglais", language=Language.ENGLISH),
    says(TextsIn, "texts are in French", "textes en français", language=Language.FRENCH),
)

POINTS = (
    says(tree.PointsHead, "points", "points"),
    says(tree.Available, "are available at once", "sont disponibles tout de suite"),
    says(
        tree.Available,
        "are available the next day",
        "sont disponibles le lendemain",
        after=Milestone.ORDER,
        delay=Duration(1, Period.DAY),
    ),
    says(
        tree.Available,
        "are available [<delay>] after the <after>",
        "sont disponibles [<delay>] après <after>",
    ),
    *each(
        Milestone,
        {
            Milestone.ORDER: ("order", "la commande"),
            Milestone.PAYMENT: ("payment", "le paiement"),
            Milestone.DELIVERY: ("delivery", "la livraison"),
        },
    ),
    says(
        tree.ExpireAfter,
        "expire <duration> after they are earned",
        "expirent <duration> après leur acquisition",
        end_of=None,
    ),
    *(
        says(
            tree.ExpireAfter,
            f"expire <duration> after they are earned(,|) at the end of the {english}",
            f"expirent <duration> après leur acquisition(,|) à la fin {french}",
            end_of=period,
        )
        for period, english, french in (
            (Period.MONTH, "month", "du mois"),
            (Period.QUARTER, "quarter", "du trimestre"),
            (Period.YEAR, "year", "de l'année"),
        )
    ),
    says(
        tree.ExpireOnDate,
        "expire on <date> of the year after",
        "expirent le <date> de l'année suivante",
    ),
    says(tree.NeverExpire, "never expire", "n'expirent jamais"),
    says(
        tree.ExpireWithoutOrder,
        "expire after <duration> without an order",
        "expirent après <duration> sans commande",
    ),
    says(
        tree.ExpireWithoutActivity,
        "expire after <duration> without activity",
        "expirent après <duration> sans activité",
    ),
    says(
        tree.LastFromTier,
        "do not expire at tier <tier> or above",
        "n'expirent pas au palier <tier> et au-dessus",
    ),
    says(tree.ExpireAtYearEnd, "expire at the end of the year", "expirent à la fin de l'année"),
    *each(
        tree.Rounded,
        {
            Rounding.DOWN: ("are rounded down", "sont arrondis à l'inférieur"),
            Rounding.UP: ("are rounded up", "sont arrondis au supérieur"),
            Rounding.NEAREST: ("are rounded to the nearest", "sont arrondis au plus proche"),
        },
    ),
    says(
        tree.UsedAtOnce,
        "can be used on the order that earns them",
        "peuvent servir sur la commande qui les fait gagner",
    ),
    says(tree.PointsDecimals, "have <digits:count> decimal(s)", "ont <digits:count> décimale(s)"),
    says(tree.BalanceCap, "the balance holds at most <amount>", "le solde est plafonné à <amount>"),
    says(
        tree.BelowZero,
        "the balance may go below zero after a return",
        "le solde peut devenir négatif après un retour",
        allowed=True,
    ),
    says(
        tree.BelowZero,
        "the balance never goes below zero",
        "le solde ne devient jamais négatif",
        allowed=False,
    ),
    says(tree.ReturnsHead, "returns", "retours"),
    says(tree.AcceptedFor, "are accepted for <duration>", "sont acceptés pendant <duration>"),
    says(
        tree.DiscountsAfterReturn,
        "keep the discounts",
        "conservent les remises",
        tested_again=False,
    ),
    says(
        tree.DiscountsAfterReturn,
        "test the discounts again",
        "remettent les remises en jeu",
        tested_again=True,
    ),
    *each(
        tree.NotGivenBack,
        {
            GivenBack.POINTS: (
                "do not give back points used",
                "ne rendent pas les points utilisés",
            ),
            GivenBack.REWARDS: ("do not give back rewards", "ne rendent pas les récompenses"),
        },
    ),
    says(tree.LimitsStayUsed, "leave limits used", "laissent les limites consommées"),
    says(
        tree.MissingPointsRetained,
        "points no longer there are taken off the refund",
        "les points déjà dépensés sont retenus sur le remboursement",
    ),
)

PAGE = (
    prints(
        tree.GuaranteeHead,
        "guarantee the points earned <comparison> <bound:limit>",
        "garantir que les points gagnés <comparison:they_should> <bound:limit>",
        subject=Guaranteed.POINTS_EARNED,
    ),
    says(
        tree.GuaranteeHead,
        "guarantee <subject> <comparison> <bound:limit>",
        "garantir que <subject> <comparison:it_should> <bound:limit>",
    ),
    *each(
        Guaranteed,
        {
            Guaranteed.DISCOUNT: ("the discount", "la remise"),
            Guaranteed.TO_PAY: ("the amount to pay", "le montant à payer"),
            Guaranteed.POINTS_EARNED: ("the points earned", "les points gagnés"),
            Guaranteed.VALUE_OF_POINTS: (
                "the value of the points earned",
                "la valeur des points gagnés",
            ),
        },
    ),
    says(tree.ShareOfBasket, "<percent> of the basket total", "<percent> du total du panier"),
    says(tree.WordsHead, "in English", "en anglais", language=Language.ENGLISH),
    says(tree.WordsHead, "in French", "en français", language=Language.FRENCH),
    says(tree.Translated, "<words> / is <translation>", "<words> / se dit <translation>"),
    says(tree.PageHead, "page", "page"),
    says(tree.Title, "title <text>", "titre <text>"),
    says(tree.Introduction, "introduction <paragraphs:texts>", "introduction <paragraphs:texts>"),
    says(
        tree.Question,
        "question <question> / answer <answer>",
        "question <question> / réponse <answer>",
    ),
    says(tree.Colour, "colour <figures>", "couleur <figures>"),
    says(tree.Logo, "logo <file>", "logo <file>"),
    says(
        tree.Picture,
        "picture <file> [described as <described>]",
        "image <file> [décrite comme <described>]",
    ),
    says(tree.JoinAt, "join at <address>", "s'inscrire sur <address>"),
    says(tree.SignInAt, "sign in at <address>", "se connecter sur <address>"),
    says(tree.ShopAt, "shop at <address>", "acheter sur <address>"),
    says(tree.ContactAt, "contact <address>", "contact <address>"),
)
