"""What is said of the whole command: its help, its mistakes, and the words that are click's.

Those are found by their English, which is click's own, of this version and of older ones.
"""

from palier.speech.phrases import Phrase

PALIER = Phrase(
    "Write a loyalty programme in plain sentences; check, test, price and publish it.\n\n"
    "Start with `palier demo`, or write a first file with `palier new`.\n\n"
    "Exit codes: 0 all is well, 1 the answer is no, 2 it could not be done.",
    "Écrivez un programme de fidélité en phrases ; vérifiez-le, essayez-le, calculez, publiez.\n\n"
    "Commencez par `palier demo`, ou écrivez un premier fichier avec `palier new`.\n\n"
    "Codes de sortie : 0 tout va bien, 1 la réponse est non, 2 cela n'a pas pu se faire.",
)
NO_COMMAND = Phrase("no such command {name!r}", "la commande {name!r} n'existe pas")
NEAR_COMMAND = Phrase(
    "no such command {name!r}; did you mean {near!r}?",
    "la commande {name!r} n'existe pas ; vouliez-vous dire {near!r} ?",
)
NOT_PRINTED = Phrase(
    "the standard output could not be written to ({reason})",
    "impossible d'écrire sur la sortie standard ({reason})",
)
OUR_FAULT = Phrase(
    "This is our fault, not yours: Palier {version} stopped on something it did not expect"
    " ({what}).\nNothing was changed. Please report it with your file; set PALIER_TRACEBACK=1"
    " to see where it happened.",
    "C'est notre faute, pas la vôtre : Palier {version} s'est arrêté sur un cas qu'il n'attendait"
    " pas ({what}).\nRien n'a été modifié. Merci de nous le signaler avec votre fichier ; avec"
    " PALIER_TRACEBACK=1, vous verrez où.",
)
PLACES = {
    "ANSWER": Phrase("ANSWER", "RÉPONSE"),
    "ARGS": Phrase("ARGS", "ARGUMENTS"),
    "COMMAND": Phrase("COMMAND", "COMMANDE"),
    "CUSTOMER": Phrase("CUSTOMER", "CLIENT"),
    "EVENTS": Phrase("EVENTS", "ÉVÉNEMENTS"),
    "FILE": Phrase("FILE", "FICHIER"),
    "FILES": Phrase("FILES", "FICHIERS"),
    "NAME": Phrase("NAME", "NOM"),
    "ORDER": Phrase("ORDER", "COMMANDE"),
    "ACCOUNT": Phrase("ACCOUNT", "COMPTE"),
    "ACCOUNTS": Phrase("ACCOUNTS", "COMPTES"),
    "SENTENCE": Phrase("SENTENCE", "PHRASE"),
    "OUT": Phrase("OUT", "SORTIE"),
    "DAYS": Phrase("DAYS", "JOURS"),
    "DIR": Phrase("DIR", "DOSSIER"),
    "GOALS": Phrase("GOALS", "BUTS"),
    "HOW": Phrase("HOW", "COMMENT"),
    "LINE": Phrase("LINE", "LIGNE"),
    "ORDERS": Phrase("ORDERS", "COMMANDES"),
    "PERCENT": Phrase("PERCENT", "POURCENTAGE"),
    "THEME": Phrase("THEME", "THÈME"),
}
"""Words in capitals that stand for what is to be typed."""
NO_DAY = Phrase(
    "{value!r} is no date; write it as in 2026-12-31",
    "{value!r} n'est pas une date ; écrivez par exemple 2026-12-31",
)
NO_CURRENCY = Phrase(
    "{value!r} is no currency; write its code, as in EUR",
    "{value!r} n'est pas une devise ; écrivez son code, comme EUR",
)
_CLICK = (
    # Help
    Phrase("Usage:", "Utilisation :"),
    Phrase("Options", "Options\u00a0"),  # a colon follows
    Phrase("Commands", "Commandes\u00a0"),
    Phrase("Examples:", "Exemples :"),
    Phrase("required", "obligatoire"),
    Phrase("default: {default}", "par défaut : {default}"),
    Phrase("Show the version and exit.", "Afficher la version."),
    Phrase("Show this message and exit.", "Afficher cette aide."),
    # Mistakes
    Phrase("Error: {message}", "Erreur : {message}"),
    Phrase("Aborted!", "Interrompu."),
    Phrase("Try '{command} {option}' for help.", "Pour l'aide : {command} {option}"),
    Phrase("No such command {name!r}.", "la commande {name!r} n'existe pas."),
    Phrase("No such option {name!r}.", "l'option {name!r} n'existe pas."),
    Phrase("No such option: {name}", "l'option {name} n'existe pas."),
    Phrase("Did you mean {possibility}?", "Vouliez-vous dire {possibility} ?"),
    Phrase("(Did you mean one of: {possibilities}?)", "(Vouliez-vous dire : {possibilities} ?)"),
    Phrase("(Possible options: {possibilities})", "(Il y a : {possibilities}.)"),
    Phrase("Missing command.", "il manque la commande."),
    Phrase("Missing argument", "il manque l'argument"),
    Phrase("Missing option", "il manque l'option"),
    Phrase("Choose from:\n\t{choices}", "Au choix :\n\t{choices}"),
    Phrase("Option {name!r} requires an argument.", "l'option {name!r} demande une valeur."),
    Phrase("Option {name!r} does not take a value.", "l'option {name!r} ne prend pas de valeur."),
    Phrase("Got unexpected extra argument ({args})", "il y a un argument de trop ({args})"),
    Phrase("Got unexpected extra arguments ({args})", "il y a des arguments de trop ({args})"),
    Phrase(
        "Invalid value for {param_hint}: {message}",
        "la valeur de {param_hint} ne convient pas : {message}",
    ),
    Phrase("{value!r} is not one of {choices}.", "{value!r} ne fait pas partie de {choices}."),
    Phrase("{value!r} is not a valid {number_type}.", "{value!r} n'est pas un {number_type}."),
    Phrase("integer range", "nombre entier"),
    Phrase("{low} to {high}", "de {low} à {high}"),
    Phrase("{low} or more", "{low} ou plus"),
    Phrase("{value} is not in the range {range}.", "{value} est hors limites ({range})."),
)
CLICK = {each.english: each for each in _CLICK}
