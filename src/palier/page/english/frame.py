"""English: the head of the page."""

WORDS = {
    "skip": "Skip to the content",
    "contents": "On this page",
    "title": "How {name} works",
    "description": "how to earn and use your {points} with {name}",
    "description/pot": "how to fill and use your {point} with {name}",
    "introduction": "your purchases earn you {points}: here is how to earn and use them",
    "introduction/pot": "your purchases fill your {point}: here is how, and how to use it",
    "fact.free": "Free to join",
    "fact.fee": "Membership: {fee} per {period}",
    "fact.run": "In force {dates}",
    "ticket.earn": "You earn",
    "ticket.reward": "Yours",
    "ticket.price": "for {cost}",
    "ticket.use": "Your {points} are worth",
    "ticket.use/pot": "You enjoy",
}
