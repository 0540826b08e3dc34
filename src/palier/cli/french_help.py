"""The help of every command in French."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """What a command says of itself: in a list of commands, and on its own page."""

    short: str
    long: str


COMMANDS = {
    "main": Told(
        "Des programmes de fidélité en phrases.",
        "Écrivez un programme de fidélité en phrases ; vérifiez-le, essayez-le, calculez,"
        " publiez.\n\n"
        "Commencez par `palier demo`, ou écrivez un premier fichier avec `palier new`.\n\n"
        "Codes de sortie : 0 tout va bien, 1 la réponse est non, 2 cela n’a pas pu se faire.",
    ),
    "new": Told(
        "Écrire un premier fichier de règles.",
        "Écrit un premier fichier de règles : quelques questions, ou un modèle à changer.\n\n"
        "Le fichier n’a pas d’erreur et ses exemples tombent juste. Sans FILE, il prend le nom du"
        " programme, ou celui du modèle.",
    ),
    "check": Told(
        "Vérifier : erreurs, avertissements, conseils.",
        "Vérifie des fichiers de règles : erreurs, avertissements et conseils.\n\n"
        "Les exemples du fichier sont essayés, et ceux qui ne tombent pas juste sont des erreurs."
        " « - » est l’entrée standard. Donne 1 s’il y a une erreur (avec --strict, un"
        " avertissement ou un conseil), 2 quand un fichier est illisible.",
    ),
    "fmt": Told(
        "Remettre en forme des fichiers de règles.",
        "Remet en forme des fichiers de règles ; le sens et les commentaires restent.\n\n"
        "Avec « - », le texte de l’entrée standard va vers la sortie standard. Donne 1 quand"
        " --check ou --diff trouve quelque chose à changer, 2 quand un fichier est illisible ou a"
        " des erreurs dans ses phrases ; alors aucun fichier n’est changé.",
    ),
    "translate": Told(
        "Écrire un fichier dans l’autre langue.",
        "Écrit un fichier de règles dans l’autre langue : même arbre, mêmes commentaires, vos"
        " propres mots intacts.\n\n"
        "Donne 2 quand le fichier est illisible ou a des erreurs dans ses phrases.",
    ),
    "test": Told(
        "Essayer les exemples des fichiers de règles.",
        "Essaie les exemples des fichiers de règles, et dit ce qu’aucun n’atteint.\n\n"
        "Ce qui n’est pas atteint : des règles, des tranches et des paliers que personne n’a"
        " essayés.\n\n"
        "Donne 1 quand un exemple ne tombe pas juste ou qu’une garantie ne tient pas (avec"
        " --strict, quand quelque chose n’a pas été essayé), 2 quand un fichier est illisible, a"
        " des erreurs, ou n’a pas d’exemple.",
    ),
    "quote": Told(
        "Calculer une commande : payé, gagné, atteint.",
        "Calcule une commande selon un fichier de règles, sans rien changer.\n\n"
        "La commande est un événement qui peut se passer de type, id, customer et at (maintenant)"
        " ; le compte résume ce qu’on sait du client. Sans --account, le client s’inscrit avec"
        " cette commande.\n\n"
        "Un nom que le fichier ne connaît pas, mais qui ressemble à un nom qu’il connaît, est"
        " signalé.\n\n"
        "Donne 1 quand la commande est impossible (avec --strict, sur un tel nom), 2 quand un"
        " fichier est illisible ou a des erreurs.",
    ),
    "replay": Told(
        "Enregistrer un historique d’événements.",
        "Enregistre les événements de tous les clients, un par ligne, du plus ancien au plus"
        " récent ; « - » lit l’entrée standard.\n\n"
        "Chaque événement a sa réponse sur une ligne, en JSON ou en texte ; ceux qu’il entraîne"
        " pour d’autres clients le suivent. Un événement déjà enregistré ne change rien.\n\n"
        "C’est tout ou rien : quand un événement est refusé, rien n’est imprimé et aucun compte"
        " n’est sauvegardé. Donne alors 1, et 2 quand un fichier est illisible ou a des erreurs.",
    ),
    "account": Told(
        "Le relevé d’un client, comme à la banque.",
        "Imprime le relevé d’un client : le solde, le palier, ce qui a bougé et pourquoi, ce qu’il"
        " en reste.\n\n"
        "Les événements sont ceux de tous les clients, un par ligne, du plus ancien au plus récent"
        " ; « - » lit l’entrée standard. Ceux d’après le jour du relevé sont laissés de côté.\n\n"
        "Donne 1 quand le client est inconnu ou qu’un événement est refusé, 2 quand un fichier est"
        " illisible ou a des erreurs.",
    ),
    "remind": Told(
        "À qui écrire : paliers, points, anniversaires.",
        "Dit à qui écrire, et pourquoi : une ligne par client et par raison.\n\n"
        "Un palier ou une récompense est proche, des points, un bon ou un palier vont être perdus,"
        " un anniversaire ou la fin d’une adhésion approche. Chaque ligne a les montants et la"
        " phrase à écrire, dans la langue du client. Les comptes sont ceux que palier replay a"
        " sauvegardés ; le temps passe pour eux jusqu’au jour demandé, et rien n’est changé.\n\n"
        "Donne 2 quand un fichier est illisible ou a des erreurs.",
    ),
    "sheet": Told(
        "Le calcul d’une commande, ligne par ligne.",
        "Donne le calcul d’une commande, comme le poserait un comptable.\n\n"
        "Chaque ligne a un nom, ce qu’elle compte, sa formule en mots, et l’endroit du fichier de"
        " règles d’où elle vient. Donne 2 quand le fichier a des erreurs.",
    ),
    "ast": Told(
        "L’arbre d’un fichier de règles, en JSON.",
        "Donne l’arbre d’un fichier de règles en JSON, avec la place de chaque partie.\n\n"
        "Donne 2 quand le fichier est illisible ou a des erreurs dans ses phrases.",
    ),
    "page": Told(
        "Écrire la page que lisent les clients.",
        "Écrit la page qui explique le programme aux clients : un fichier HTML, prêt à"
        " publier.\n\n"
        "La page est dans la langue de vos propres mots (`textes en …`), sauf si --lang dit"
        " autre chose. Donne 2 quand le fichier a des erreurs ; alors rien n’est écrit.",
    ),
    "demo": Told(
        "Voir tout le chemin, sur un vrai programme.",
        "Vérifie un programme, essaie ses exemples, calcule une commande en l’expliquant, écrit"
        " sa page.\n\n"
        "La page est écrite dans le dossier courant. Donne 2 quand elle ne peut pas l’être.",
    ),
}

OPTIONS = {
    "Show the version and exit.": "Afficher la version.",
    "Show this message and exit.": "Afficher cette aide.",
    "How to answer.": "La forme de la réponse.",
    "The language of the answer [default: the file's].": (
        "La langue de la réponse [par défaut\u00a0: celle du fichier]."
    ),
    "Exit 1 on warnings and advice too.": "Donner 1 sur un avertissement ou un conseil aussi.",
    "What to call the text of the standard input in messages.": (
        "Comment appeler l’entrée standard dans les messages."
    ),
    "Change nothing; exit 1 if it would.": "Ne rien changer\u00a0; 1 s’il le fallait.",
    "Change nothing; show what would change.": "Ne rien changer\u00a0; montrer ce qui changerait.",
    "Its language.": "Sa langue.",
    "Where to write it.": "Où l’écrire.",
    "Replace the output if it exists.": "Remplacer la sortie si elle existe.",
    "Exit 1 when something is left untried too.": (
        "Donner 1 aussi quand quelque chose n’a pas été essayé."
    ),
    "The order; - to read it.": "La commande\u00a0; - pour l’entrée standard.",
    "What is known of the customer before it.": "Ce qu’on sait du client avant elle.",
    "The customer has no account, and makes none.": (
        "Le client n’a pas de compte, et n’en crée pas."
    ),
    "Say how each amount came about.": "Dire d’où vient chaque montant.",
    "Exit 1 on a name that looks like one of the file.": (
        "Donner 1 sur un nom qui ressemble à un nom du fichier."
    ),
    "Save the accounts after it there.": "Y sauvegarder les comptes d’après.",
    "The accounts to go on from, as palier replay saved them.": (
        "Les comptes d’où partir, tels que palier replay les a sauvegardés."
    ),
    "An earlier version of the rule file; once for each.": (
        "Une version précédente du fichier\u00a0; une fois pour chacune."
    ),
    "The day of the statement [default: that of the last event].": (
        "Le jour du relevé [par défaut\u00a0: celui du dernier événement]."
    ),
    "List what moved from this day on.": "Lister les mouvements à partir de ce jour.",
    "The day of the letters.": "Le jour des lettres.",
    "Look so many days ahead for what ends and for birthdays.": (
        "Regarder tant de jours en avant pour ce qui finit et pour les anniversaires."
    ),
    "How much of the way to a tier or a reward must be done to be close to it.": (
        "Quelle part du chemin vers un palier ou une récompense doit être faite."
    ),
    "Start from a ready-made file instead.": "Partir plutôt d’un modèle.",
    "List the ready-made files.": "Donner la liste des modèles.",
    "Replace the file if it exists.": "Remplacer le fichier s’il existe.",
    "The language of the file [default: yours].": (
        "La langue du fichier [par défaut\u00a0: la vôtre]."
    ),
    "The language of the demonstration.": "La langue de la démonstration.",
}
