"""Redeeming, rewards, stamp cards, referral."""

from __future__ import annotations

from palier import tree
from palier.quantity import Boundary, Duration, Period
from palier.surface.phrases.notation import each, prints, reads, says
from palier.surface.pieces import reward_by_steps
from palier.tree import Deduction, Unfit

FROM, ABOVE = Boundary

REDEEMING = (
    says(tree.RedeemHead, "redeem points", "utiliser les points"),
    says(tree.FromNthOrder, "from the <nth:nth> order", "dès la <nth:nth> commande"),
    says(tree.AtLeastAtOnce, "at least <amount> at once", "au moins <amount> à la fois"),
    says(tree.AtMostShare, "at most <percent> of the basket", "au plus <percent> du panier"),
    says(tree.AtMostOfBalance, "at most <percent> of the balance", "au plus <percent> du solde"),
    says(
        tree.AtMostPerItem,
        "at most <amount:earned> per item",
        "au plus <amount:earned> par article",
    ),
    says(tree.InSteps, "in steps of <step>", "par tranches de <step>"),
    *each(
        tree.UnfitRequest,
        {
            Unfit.CUT_DOWN: (
                "a request that does not fit is cut down",
                "une demande qui ne tombe pas juste est ramenée au maximum possible",
            ),
            Unfit.SET_ASIDE: (
                "a request that does not fit is set aside",
                "une demande qui ne tombe pas juste est ignorée",
            ),
            Unfit.STOPS: (
                "a request that does not fit stops the order",
                "une demande qui ne tombe pas juste bloque la commande",
            ),
        },
    ),
    says(
        tree.LastBlock,
        "a last block may pay less than it is worth",
        "un dernier bloc peut payer moins que sa valeur",
    ),
    *each(
        tree.Deducts,
        {
            Deduction.USED: ("used points are deducted", "seuls les points utilisés sont déduits"),
            Deduction.ALL: ("all points are deducted", "tous les points sont déduits"),
            Deduction.KEPT: ("points are kept", "les points sont conservés"),
        },
    ),
    says(tree.RewardHead, "reward <name> for <cost>", "récompense <name> contre <cost>"),
    prints(
        tree.RewardHead,
        "reward <name> for at least <cost> in steps of <step:bare_points>",
        "récompense <name> contre <cost> au moins, par tranches de <step:bare_points>",
    ),
    reads(
        reward_by_steps,
        "reward <name:A_NAME> for at least <cost:amount> in steps of <number:A_NUMBER>",
        "récompense <name:A_NAME> contre <cost:amount> au moins(,|)"
        " par tranches de <number:A_NUMBER>",
        rule="reward_head",
    ),
    says(
        tree.RewardHead,
        "reward <name> for at least <cost> in steps of <step:money>",
        "récompense <name> contre <cost> au moins(,|) par tranches de <step:money>",
    ),
    says(tree.RewardHead, "reward <name>", "récompense <name>"),
    says(tree.PriceWhen, "for <cost> when <test>", "contre <cost> si <test>"),
    says(tree.Valid, "valid <duration>", "valable <duration>"),
    *(
        says(
            tree.Valid,
            f"valid until the end of the {english}",
            f"valable jusqu'à la fin {french}",
            end_of=period,
        )
        for period, english, french in (
            (Period.MONTH, "month", "du mois"),
            (Period.QUARTER, "quarter", "du trimestre"),
            (Period.YEAR, "year", "de l'année"),
        )
    ),
    says(tree.RewardAvailable, "is available at once", "est disponible tout de suite"),
    says(
        tree.RewardAvailable,
        "is available the next day",
        "est disponible le lendemain",
        delay=Duration(1, Period.DAY),
    ),
    says(
        tree.RewardAvailable,
        "is available [<delay>] after the <after>",
        "est disponible [<delay>] après <after>",
    ),
    says(tree.GivenAutomatically, "is given automatically", "est attribuée automatiquement"),
    *(
        says(
            tree.GivenAutomatically,
            f"is given automatically every {english}",
            f"est attribuée automatiquement chaque {french}",
            every=period,
        )
        for period, english, french in (
            (Period.MONTH, "month", "mois"),
            (Period.QUARTER, "quarter", "trimestre"),
            (Period.YEAR, "year", "année"),
        )
    ),
    says(
        tree.GivenAutomatically,
        "is given automatically every <every:month_day>",
        "est attribuée automatiquement chaque <every:month_day>",
    ),
    says(tree.StampCardHead, "stamp card <name>", "carte à tampons <name>"),
    says(
        tree.StampPer,
        "<stamps> {stamp|stamps} per item",
        "<stamps> {tampon|tampons} par article",
        per_order=False,
    ),
    says(
        tree.StampPer,
        "<stamps> {stamp|stamps} per order",
        "<stamps> {tampon|tampons} par commande",
        per_order=True,
    ),
    says(
        tree.StampPerAmount,
        "<stamps> {stamp|stamps} per full <step>",
        "<stamps> {tampon|tampons} par tranche complète de <step>",
    ),
    prints(
        tree.StampsExpire,
        "stamps expire after <duration> without a stamp",
        "les tampons expirent après <duration> sans tampon",
    ),
    reads(  # a line that begins with `stamp` may be about `stamp cards`: one word for both
        tree.StampsExpire,
        "stamp expire after <duration> without a stamp",
        "les tampons expirent après <duration> sans tampon",
    ),
    says(
        tree.NoStampWhenPaid,
        "the order it pays gets no stamp",
        "la commande qu'elle paie ne reçoit pas de tampon",
    ),
    says(
        tree.AfterStamps,
        "after <stamps> stamp(s): <benefits>",
        "après <stamps> tampon(s) : <benefits>",
    ),
    says(tree.ReferralHead, "referral", "parrainage"),
    says(
        tree.CountsFrom,
        "counts from a first order of <total>",
        "compte dès une première commande de <total>",
        boundary=FROM,
    ),
    says(
        tree.CountsFrom,
        "counts from a first order above <total>",
        "compte dès une première commande de plus de <total>",
        boundary=ABOVE,
    ),
    says(tree.CountsFromJoining, "counts from joining", "compte dès l'inscription"),
    says(tree.FriendGets, "the friend gets <benefits>", "le filleul reçoit <benefits>"),
    says(
        tree.AfterFriends,
        "after <friends> friend(s): <benefits>",
        "après <friends> filleul(s) : <benefits>",
        every=False,
    ),
    says(
        tree.AfterFriends,
        "every friend: <benefits>",
        "à chaque filleul : <benefits>",
        friends=1,
        every=True,
    ),
    says(
        tree.AfterFriends,
        "every <friends> friend(s): <benefits>",
        "tous les <friends> filleul(s) : <benefits>",
        every=True,
    ),
    says(
        tree.AtMostFriends,
        "at most <friends> friend(s) per <period>",
        "au plus <friends> filleul(s) par <period>",
    ),
)
