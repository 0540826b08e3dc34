"""English: the questions the programme answers."""

WORDS = {
    "questions.title": "Your questions",
    "ask.joining": "How do I become a member?",
    "ask.worth": "What are my {points} worth?",
    "ask.worth.answer": "{rate} when you pay for your items",
    "ask.when.terms": "you can pay with your {points} {terms}",
    "ask.when.terms/pot": "you can pay with your {point} {terms}",
    "ask.when": "When can I use my {points}?",
    "ask.when/pot": "When can I use what I have earned?",
    "ask.lasting": "How long can I keep my {points}?",
    "ask.lasting/pot": "How long can I keep what I have earned?",
    "ask.codes": "Do I earn {points} with a promo code?",
    "ask.codes/pot": "Do I earn anything with a promo code?",
    "ask.codes.yes": "yes: a promo code does not stop you earning {points}",
    "ask.codes.yes/pot": "yes: a promo code does not stop your {point} filling",
    "ask.codes.no": "no: an order with a promo code earns no {points}",
    "ask.codes.no/pot": "no: an order with a promo code adds nothing to your {point}",
    "ask.tier": "Can I lose my tier?",
    "ask.return": "What if I return an item?",
    "returns.refunded": "you are refunded what you had paid for it",
}
