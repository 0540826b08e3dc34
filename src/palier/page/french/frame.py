"""French: the head of the page."""

WORDS = {
    "skip": "Aller au contenu",
    "contents": "Sur cette page",
    "title": "Comment marche {name}",
    "description": "comment gagner et utiliser vos {points} avec {name}",
    "description/pot": "comment remplir et utiliser votre {point} avec {name}",
    "introduction": "vos achats vous rapportent des {points} : voici comment les gagner et les"
    " utiliser",
    "introduction/pot": "vos achats remplissent votre {point} : voici comment, et comment"
    " l'utiliser",
    "fact.free": "Adhésion gratuite",
    "fact.fee": "Adhésion : {fee} par {period}",
    "fact.run": "En vigueur {dates}",
    "ticket.earn": "Vous gagnez",
    "ticket.reward": "À vous",
    "ticket.price": "contre {cost}",
    "ticket.use": "Vos {points} valent",
    "ticket.use/pot": "Vous profitez",
}
