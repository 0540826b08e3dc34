"""What is said of the colour, the pictures and the addresses of a page."""

from __future__ import annotations

from palier.closed import total
from palier.problem import brand
from palier.problem.brand import Unfit
from palier.speech.phrases import Phrase
from palier.wording.message import Message, Messages, topic

WHY = total(
    Unfit,
    {
        Unfit.ELSEWHERE: Phrase("not beside the rule file", "pas à côté du fichier de règles"),
        Unfit.NOT_THERE: Phrase("not found beside the rule file", "introuvable à côté du fichier"),
        Unfit.NO_PICTURE: Phrase(
            "not an SVG, PNG, JPEG or WebP picture", "pas une image SVG, PNG, JPEG ou WebP"
        ),
        Unfit.TOO_LARGE: Phrase("larger than 300 kB", "plus de 300 ko"),
    },
)
HINTS = total(
    Unfit,
    {
        Unfit.ELSEWHERE: Phrase(
            "put the picture into the folder of the rule file, and name it: `logo.svg`",
            "mettez l'image dans le dossier du fichier de règles, et nommez-la : `logo.svg`",
        ),
        Unfit.NOT_THERE: Phrase(
            "put the picture into the folder of the rule file, under this name",
            "mettez l'image dans le dossier du fichier de règles, sous ce nom",
        ),
        Unfit.NO_PICTURE: Phrase(
            "save it as SVG, PNG, JPEG or WebP", "enregistrez-la en SVG, PNG, JPEG ou WebP"
        ),
        Unfit.TOO_LARGE: Phrase(
            "make it smaller: 1,200 pixels wide are enough",
            "réduisez-la : 1 200 pixels de large suffisent",
        ),
    },
)


def _bad_picture(each: brand.BadPicture) -> Message:
    return Message(
        Phrase(
            "the picture {written:cited} cannot be shown",
            "l'image {written:cited} ne peut pas être affichée",
        ),
        WHY[each.why],
        hint=HINTS[each.why],
    )


def _bad_address(each: brand.BadAddress) -> Message:
    web = Phrase(
        'write the whole address: `"https://www.example.com"`',
        'écrivez l\'adresse entière : `"https://www.exemple.fr"`',
    )
    any_ = Phrase(
        'write `"https://…"`, an e-mail address, or a telephone number: `"+33 1 23 45 67 89"`',
        'écrivez `"https://…"`, une adresse électronique ou un numéro de téléphone :'
        ' `"+33 1 23 45 67 89"`',
    )
    return Message(
        Phrase(
            "{written:cited} is no address that a page may lead to",
            "{written:cited} n'est pas une adresse vers laquelle une page peut mener",
        ),
        Phrase("not an address", "pas une adresse"),
        hint=any_ if each.contact else web,
    )


MESSAGES: Messages = {
    brand.BadColour: Message(
        Phrase("{written:cited} is not a colour", "{written:cited} n'est pas une couleur"),
        Phrase("not six figures after #", "pas six chiffres après #"),
        hint=Phrase(
            'write its code, as drawing tools show it: `colour "#1A7F5A"`',
            'écrivez son code, tel que le montrent les outils de dessin : `couleur "#1A7F5A"`',
        ),
    ),
    brand.BadAddress: _bad_address,
    brand.BadPicture: _bad_picture,
    brand.PictureUndescribed: Message(
        Phrase(
            "the picture {written:cited} says nothing to customers who do not see it",
            "l'image {written:cited} ne dit rien aux clients qui ne la voient pas",
        ),
        Phrase("not described", "sans description"),
        hint=Phrase(
            'say what is on it: `picture "{written}" described as "Our shop, in June"`',
            'dites ce qu\'on y voit : `image "{written}" décrite comme "La boutique, en juin"`',
        ),
    ),
}
TOPIC = topic(brand, MESSAGES)
