"""French: the questions the programme answers."""

WORDS = {
    "questions.title": "Vos questions",
    "ask.joining": "Comment devenir membre ?",
    "ask.worth": "Combien valent mes {points} ?",
    "ask.worth.answer": "{rate} au moment de payer vos articles",
    "ask.when.terms": "vous pouvez payer avec vos {points} {terms}",
    "ask.when.terms/pot": "vous pouvez payer avec votre {point} {terms}",
    "ask.when": "Quand puis-je utiliser mes {points} ?",
    "ask.when/pot": "Quand puis-je utiliser ce que j'ai gagné ?",
    "ask.lasting": "Combien de temps puis-je garder mes {points} ?",
    "ask.lasting/pot": "Combien de temps puis-je garder ce que j'ai gagné ?",
    "ask.codes": "Est-ce que je gagne des {points} avec un code promo ?",
    "ask.codes/pot": "Est-ce que je gagne quelque chose avec un code promo ?",
    "ask.codes.yes": "oui : un code promo n'empêche pas de gagner des {points}",
    "ask.codes.yes/pot": "oui : un code promo n'empêche pas d'alimenter votre {point}",
    "ask.codes.no": "non : une commande avec un code promo ne rapporte pas {de_points}",
    "ask.codes.no/pot": "non : une commande avec un code promo n'alimente pas votre {point}",
    "ask.tier": "Puis-je perdre mon palier ?",
    "ask.return": "Et si je retourne un article ?",
    "returns.refunded": "nous vous remboursons ce que vous aviez payé pour lui",
}
