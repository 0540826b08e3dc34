"""French: the life of points, returns, the small print."""

WORDS = {
    "life.title": "La vie de vos {points}",
    "life.title/pot": "La vie de votre {point}",
    "life.earned.title": "Vous gagnez",
    "life.earned": "vos gains s'inscrivent sur votre compte à chaque commande",
    "life.available.title": "Vous utilisez",
    "life.at_once": "vos {points} sont disponibles tout de suite, pour vos commandes suivantes",
    "life.at_once/pot": "ce que vous gagnez est disponible tout de suite, pour vos commandes"
    " suivantes",
    "life.after_order": "vos {points} sont disponibles dès la commande passée",
    "life.after_order/pot": "ce que vous gagnez est disponible dès la commande passée",
    "life.after_order.delay": "vos {points} sont disponibles {duration} après la commande",
    "life.after_order.delay/pot": "ce que vous gagnez est disponible {duration} après la commande",
    "life.after_payment": "vos {points} sont disponibles dès le paiement de la commande",
    "life.after_payment/pot": "ce que vous gagnez est disponible dès le paiement de la commande",
    "life.after_payment.delay": "vos {points} sont disponibles {duration} après le paiement",
    "life.after_payment.delay/pot": "ce que vous gagnez est disponible {duration} après le"
    " paiement",
    "life.after_delivery": "vos {points} sont disponibles dès la livraison",
    "life.after_delivery/pot": "ce que vous gagnez est disponible dès la livraison",
    "life.after_delivery.delay": "vos {points} sont disponibles {duration} après la livraison",
    "life.after_delivery.delay/pot": "ce que vous gagnez est disponible {duration} après la"
    " livraison",
    "life.balance_cap": "votre solde est plafonné à {amount}",
    "life.balance_cap/pot": "votre {point} contient au plus {amount}",
    "life.expiry.title": "Jusqu'à quand",
    "life.never": "vos {points} n'expirent jamais",
    "life.never/pot": "ce que contient votre {point} n'expire jamais",
    "life.after": "vos {points} expirent {duration} après leur acquisition",
    "life.after/pot": "chaque gain expire {duration} après son acquisition",
    "life.after.month": "vos {points} expirent {duration} après leur acquisition, à la fin du mois",
    "life.after.month/pot": "chaque gain expire {duration} après son acquisition, à la fin du mois",
    "life.without_order": "vos {points} expirent si vous ne commandez rien pendant {duration}",
    "life.without_order/pot": "votre {point} se vide si vous ne commandez rien pendant {duration}",
    "life.year_end": "vos {points} expirent à la fin de l'année où vous les gagnez",
    "life.year_end/pot": "chaque gain expire à la fin de l'année où vous l'obtenez",
    "life.earliest": "la première de ces échéances compte",
    "life.soonest_first": "nous utilisons toujours d'abord ce qui expire le plus tôt",
    "returns.title": "Si vous retournez un article",
    "returns.accepted": "un retour est pris en compte pendant {duration} après la commande",
    "returns.kept": "les remises de la commande restent acquises sur ce que vous gardez",
    "returns.tested_again": "les remises sont recalculées sur ce que vous gardez, comme si vous"
    " n'aviez commandé que cela",
    "returns.taken_back": "nous reprenons les {points} que vous deviez à l'article retourné, rien"
    " de plus",
    "returns.taken_back/pot": "nous reprenons ce que l'article retourné vous avait rapporté, rien"
    " de plus",
    "returns.below_zero": "s'il ne vous en reste pas assez, votre solde peut devenir négatif : vos"
    " prochains gains le comblent",
    "returns.never_below": "votre solde ne devient jamais négatif",
    "returns.given_back": "les {points} qui avaient payé l'article retourné vous reviennent,"
    " avec leur date d'expiration",
    "returns.given_back/pot": "ce que votre {point} avait payé de l'article retourné vous revient",
    "small.title": "En détail",
    "small.free": "l'adhésion est gratuite : vous devenez membre au plus tard à votre première"
    " commande",
    "small.paid": "l'adhésion coûte {fee} par {period} ; sans adhésion en cours, pas de gains ni"
    " d'avantages de membre",
    "small.guests": "une commande passée sans compte profite des offres et des codes promo, mais"
    " pas de ce qui demande un compte",
    "small.base": "vos {points} se calculent sur ce que vous payez pour vos articles, remises"
    " déduites, sans les frais de port",
    "small.base/pot": "vos gains se calculent sur ce que vous payez pour vos articles, remises"
    " déduites, sans les frais de port",
    "small.base.unless_said": "sauf mention contraire, vos {points} se calculent sur ce que vous"
    " payez pour vos articles, remises déduites, sans les frais de port",
    "small.base.unless_said/pot": "sauf mention contraire, vos gains se calculent sur ce que"
    " vous payez pour vos articles, remises déduites, sans les frais de port",
    "small.base.paid_with": "ce que vous payez avec vos {points} n'en rapporte pas",
    "small.base.paid_with/pot": "ce que vous payez avec votre {point} n'y ajoute rien",
    "small.rounded.down": "chaque gain est arrondi une seule fois, à l'inférieur",
    "small.rounded.up": "chaque gain est arrondi une seule fois, au supérieur",
    "small.rounded.nearest": "chaque gain est arrondi une seule fois, au plus proche",
    "small.thresholds": "sauf mention contraire, un seuil d'achat se lit sur le total des articles,"
    " avant remises et sans les frais de port",
    "small.tax.included": "les prix et les seuils s'entendent toutes taxes comprises",
    "small.tax.excluded": "les prix et les seuils s'entendent hors taxes",
    "small.calendar": "les jours, les heures et les limites par jour, par mois ou par an se"
    " comptent à l'heure du fuseau {zone}",
}
