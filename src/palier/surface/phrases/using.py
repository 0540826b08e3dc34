"""Redeeming, rewards, stamp cards, referral."""

from __future__ import annotations

from palier import tree
from palier.quantity import Boundary
from palier.surface.phrases.notation import each, prints, reads, says
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
    says(tree.Valid, "valid <duration>", "valable <duration>"),
    says(tree.GivenAutomatically, "is given automatically", "est attribuée automatiquement"),
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
