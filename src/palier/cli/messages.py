"""What commands say themselves, English and French side by side."""

from __future__ import annotations

from palier.source import Language

MESSAGES = {
    "error": ("Error: {says}", "Erreur\u00a0: {says}"),
    "no such file": (
        "{path}: there is no such file",
        "{path}\u00a0: ce fichier n’existe pas",
    ),
    "folder": (
        "{path} is a folder: name a file in it",
        "{path} est un dossier\u00a0: indiquez un fichier qui s’y trouve",
    ),
    "not allowed": (
        "{path}: you are not allowed to read or write it",
        "{path}\u00a0: vous n’avez pas le droit de le lire ou de l’écrire",
    ),
    "no folder": (
        "{path}: the folder it should go into does not exist",
        "{path}\u00a0: le dossier où l’écrire n’existe pas",
    ),
    "cannot": ("{path}: {why}", "{path}\u00a0: {why}"),
    "not utf-8": (
        "{path} is not a text in UTF-8 (line {line}): save it as UTF-8 in your editor",
        (
            "{path} n’est pas un texte en UTF-8 (ligne {line})\u00a0: "
            "enregistrez-le en UTF-8 dans votre éditeur"
        ),
    ),
    "too large": (
        "{path} is too large to be read: {megabytes} MB at most",
        "{path} est trop gros pour être lu\u00a0: {megabytes} Mo au plus",
    ),
    "our fault": (
        (
            "This is our fault, not yours: Palier {version} stopped on something it did not expect"
            " ({what}).\nNothing was changed. Please report it with your file; set"
            " PALIER_TRACEBACK=1 to see where it happened."
        ),
        (
            "C’est notre faute, pas la vôtre\u00a0: Palier {version} s’est arrêté sur un cas qu’il"
            " n’attendait pas ({what}).\nRien n’a été modifié. Merci de nous le signaler avec votre"
            " fichier\u00a0; avec PALIER_TRACEBACK=1, vous verrez où."
        ),
    ),
    "one stdin": (
        "the standard input can be read once only",
        "l’entrée standard ne peut être lue qu’une fois",
    ),
    "line stops": (
        "{path}, line {line}: it cannot be read, and nothing is written",
        "{path}, ligne {line}\u00a0: elle ne peut être lue, et rien n’est écrit",
    ),
    "event stops": (
        "{path}, line {line}: the event “{event}” is refused, and nothing is written",
        (
            "{path}, ligne {line}\u00a0: l’événement «\u00a0{event}\u00a0» est refusé, "
            "et rien n’est écrit"
        ),
    ),
    "events so far": ("{many} events", "{many} événements"),
    "accounts later": (
        "the account of {customer} is already of {day}: ask for that day or a later one",
        (
            "le compte de {customer} est déjà au {day}\u00a0: "
            "demandez ce jour-là ou un jour plus tardif"
        ),
    ),
    "stands in the way": (
        "{path}: the file has mistakes, so this cannot be done",
        "{path}\u00a0: le fichier comporte des erreurs, c’est donc impossible",
    ),
    "no problem": ("{path}: no problem", "{path}\u00a0: aucun problème"),
    "files checked": (
        "{files} files: {summary}",
        "{files} fichiers\u00a0: {summary}",
    ),
    "rewritten": ("{path}: rewritten", "{path}\u00a0: remis en forme"),
    "would be rewritten": ("{path}: would be rewritten", "{path}\u00a0: serait remis en forme"),
    "already formatted": (
        "{path}: nothing to change",
        "{path}\u00a0: rien à changer",
    ),
    "written": ("{path}: written", "{path}\u00a0: écrit"),
    "no example": (
        "{path}: there is no example to run: write one (`palier new` shows how)",
        "{path}\u00a0: il n’y a aucun exemple\u00a0: écrivez-en un (`palier new` en montre)",
    ),
    "untried": ("No example reaches:", "Aucun exemple n’atteint\u00a0:"),
    "untried rule": ("{name}", "{name}"),
    "untried band": ("`{band}` of {name}", "`{band}` de {name}"),
    "untried tier": ("the tier {name}", "le palier {name}"),
    "on line": ("{what} (line {line})", "{what} (ligne {line})"),
    "quoted": ("“{name}”", "«\u00a0{name}\u00a0»"),
    "all pass": ("All {many} examples come out.", "Les {many} exemples tombent juste."),
    "one passes": ("The example comes out.", "L’exemple tombe juste."),
    "some fail": (
        "{failed} of {many} examples do not come out.",
        "Exemples qui ne tombent pas juste\u00a0: {failed} sur {many}.",
    ),
    "no template": (
        "there is no template {name!r}; there are: {known}",
        "il n’y a pas de modèle {name!r}\u00a0; il y a\u00a0: {known}",
    ),
    "after new": (
        "Next: palier check {path}, palier test {path}, palier page {path} -o page.html",
        "Ensuite\u00a0: palier check {path}, palier test {path}, palier page {path} -o page.html",
    ),
    "ask welcome": (
        "A few questions; Enter takes what stands in brackets.",
        "Quelques questions\u00a0; Entrée prend ce qui est entre crochets.",
    ),
    "ask name": ("What is the programme called", "Comment s’appelle le programme"),
    "ask currency": ("Currency", "Devise"),
    "ask zone": ("Time zone", "Fuseau horaire"),
    "ask points": (
        "Do customers collect points (no: cashback)",
        "Les clients cumulent-ils des points (non\u00a0: une cagnotte)",
    ),
    "ask one": ("What is one point called", "Comment s’appelle un point"),
    "ask many": ("And several", "Et plusieurs"),
    "ask earned": (
        "How many {many} for 1 {currency} spent",
        "Combien de {many} pour 1 {currency} dépensé",
    ),
    "ask cost": ("How many {many} for a voucher", "Combien de {many} pour un bon d’achat"),
    "ask worth": (
        "What is that voucher worth, in {currency}",
        "Combien vaut ce bon, en {currency}",
    ),
    "ask pot": ("What is the pot called", "Comment s’appelle la cagnotte"),
    "ask percent": (
        "What percentage of purchases goes into it",
        "Quel pourcentage des achats y va",
    ),
    "ask excluded": (
        "Which category earns nothing (- for none)",
        "Quelle catégorie ne rapporte rien (- pour aucune)",
    ),
    "ask tiers": ("Are there tiers", "Y a-t-il des paliers"),
    "ask tier names": ("Their names, lowest first", "Leurs noms, du plus bas au plus haut"),
    "ask spent": (
        "From how much spent is one {name}, in {currency} (0: everybody)",
        "Dès combien de dépenses est-on {name}, en {currency} (0\u00a0: tout le monde)",
    ),
    "yes": ("yes", "oui"),
    "no": ("no", "non"),
    "answer yes": ("yes or no", "oui ou non"),
    "answer least": (
        "a whole number, {least} or more",
        "un nombre entier, {least} ou plus",
    ),
    "answer name": (
        "some words, without double quotes",
        "des mots, sans guillemets droits",
    ),
    "answer currency": (
        "a currency code of three letters, such as {near}",
        "un code de devise en trois lettres, comme {near}",
    ),
    "answer zone": (
        "a time zone such as Europe/Paris",
        "un fuseau horaire comme Europe/Paris",
    ),
    "answer whole": ("a whole number, from 1 on", "un nombre entier, à partir de 1"),
    "answer percent": (
        "a percentage, such as 5 or 2.5",
        "un pourcentage, comme 5 ou 2,5",
    ),
    "demo 1": ("The rules, in plain sentences", "Les règles, en phrases"),
    "demo 2": ("Checked, and its examples run", "Vérifié, et ses exemples essayés"),
    "demo 3": (
        "An order on Black Friday, to the penny",
        "Une commande le jour du Black Friday, au centime près",
    ),
    "demo 4": ("The page for your customers", "La page de vos clients"),
    "demo rest": (
        "… {lines} lines in all.",
        "… {lines} lignes en tout.",
    ),
    "demo page": (
        "{path} is written ({size} kB): open it in your browser.",
        "{path} est écrite ({size} ko)\u00a0: ouvrez-la dans votre navigateur.",
    ),
    "demo next": (
        (
            "Now make it yours:\n"
            "  palier new                              a few answers become a rule file\n"
            "  palier new --template club club.palier  the programme you have just seen\n"
            "  palier check club.palier                what is wrong or odd in it\n"
            "  palier --help                           everything else"
        ),
        (
            "À vous\u00a0:\n"
            "  palier new                              quelques réponses font un fichier\n"
            "  palier new --template club club.palier  le programme que vous venez de voir\n"
            "  palier check club.palier                ce qui y est faux ou étrange\n"
            "  palier --help                           tout le reste"
        ),
    ),
    "exists": (
        "{path} exists already: choose another name, or add --force to replace it",
        "{path} existe déjà\u00a0: choisissez un autre nom, ou ajoutez --force pour le remplacer",
    ),
}


def say(key: str, language: Language, **facts: object) -> str:
    """A message in a language.

    >>> say("no problem", Language.ENGLISH, path="club.palier")
    'club.palier: no problem'
    """
    english, french = MESSAGES[key]
    return (french if language is Language.FRENCH else english).format(**facts)
