"""Pourquoi un événement est refusé, en français."""

from __future__ import annotations

from collections.abc import Callable

from palier.problem.base import Problem
from palier.problem.life import (
    AlreadyOpened,
    MissingVersion,
    NothingLeftToReturn,
    OtherCustomer,
    OutOfOrder,
    ReturnTooLate,
    RewardTooDear,
    SameIdOtherContent,
    TooManyReturned,
    UnknownCustomer,
    UnknownLine,
    UnknownOrder,
    UnknownReward,
)
from palier.source import Language
from palier.speech import figures
from palier.wording.figure import figure
from palier.wording.words import Words


def _own(name: str) -> str:
    return f"«\u00a0{name}\u00a0»"


def _out_of_order(problem: OutOfOrder) -> Words:
    title = (
        f"l’événement {_own(problem.event)} est du {problem.at}, avant le dernier de son client, "
        f"du {problem.last_at}"
    )
    hint = "mettez les événements dans l’ordre où ils ont eu lieu, du plus ancien au plus récent"
    return Words(title, label="avant ce qui est déjà connu", hint=hint)


def _same_id(problem: SameIdOtherContent) -> Words:
    title = f"l’identifiant {_own(problem.event)} est celui d’un autre événement, différent"
    hint = "renvoyez un événement tel quel, ou donnez au nouveau un identifiant à lui"
    return Words(title, label="déjà pris", hint=hint)


def _unknown_order(problem: UnknownOrder) -> Words:
    hint = f'écrivez "{problem.nearest}"' if problem.nearest else "la commande vient d’abord"
    return Words(f"il n’y a pas de commande {_own(problem.order)}", label="inconnue", hint=hint)


def _unknown_customer(problem: UnknownCustomer) -> Words:
    hint = f"demandez {problem.nearest}" if problem.nearest else None
    title = f"aucun événement ne parle d’un client {_own(problem.customer)}"
    return Words(title, label="inconnu", hint=hint)


def _too_many_returned(problem: TooManyReturned) -> Words:
    units = figures.count(problem.returned, "article", "articles", Language.FRENCH)
    left = figure(problem.left, Language.FRENCH) if problem.left else "rien"
    title = (
        f"retour de {units} sur la ligne {problem.line} de la commande {_own(problem.order)}, "
        f"dont il ne reste {'que ' if problem.left else ''}{left}"
    )
    label = f"il en reste {left}" if problem.left else "il n’en reste rien"
    return Words(title, label=label, hint="les lignes se comptent à partir de 0")


def _unknown_line(problem: UnknownLine) -> Words:
    last = "la ligne 0 seulement" if problem.lines == 1 else f"les lignes 0 à {problem.lines - 1}"
    title = f"la commande {_own(problem.order)} n’a pas de ligne {problem.line}"
    return Words(title, label=f"elle a {last}", hint="les lignes se comptent à partir de 0")


def _return_too_late(problem: ReturnTooLate) -> Words:
    accepted = figure(problem.accepted_for, Language.FRENCH)
    title = (
        f"la commande {_own(problem.order)} revient trop tard\u00a0: "
        f"les retours sont acceptés pendant {accepted}"
    )
    if problem.last_day is None:
        return Words(title, label="trop tard")
    return Words(title, label=f"jusqu’au {figure(problem.last_day, Language.FRENCH)}")


def _nothing_left(problem: NothingLeftToReturn) -> Words:
    title = f"la commande {_own(problem.order)} est déjà revenue en entier"
    return Words(title, label="il n’en reste rien")


def _unknown_reward(problem: UnknownReward) -> Words:
    hint = f'écrivez "{problem.nearest}"' if problem.nearest else None
    title = f"le programme n’a pas de récompense {_own(problem.reward)}"
    return Words(title, label="inconnue", hint=hint)


def _reward_too_dear(problem: RewardTooDear) -> Words:
    cost = figure(problem.cost, Language.FRENCH)
    held = figure(problem.available, Language.FRENCH)
    title = f"la récompense {_own(problem.reward)} coûte {cost}, et le client a {held}"
    return Words(title, label=f"{held} seulement")


def _missing_version(problem: MissingVersion) -> Words:
    title = (
        f"la commande {_own(problem.order)} a été passée sous une autre version du programme, "
        "qui manque"
    )
    hint = "donnez l’ancien fichier avec `--older`, ou en Python avec `older=`"
    return Words(title, label=problem.version, hint=hint)


def _other_customer(problem: OtherCustomer) -> Words:
    title = (
        f"il s’agit du client {_own(problem.customer)}, et le compte est celui de "
        f"{_own(problem.account)}"
    )
    return Words(title, label="un autre client")


def _already_opened(problem: AlreadyOpened) -> Words:
    title = f"le client {_own(problem.customer)} est déjà là, son compte ne peut pas être repris"
    hint = (
        "un `opening` est le premier événement de son client\u00a0; "
        "plus tard, écrivez un `adjustment`"
    )
    return Words(title, label="déjà là", hint=hint)


WORDING: dict[type[Problem], Callable[..., Words]] = {
    OutOfOrder: _out_of_order,
    SameIdOtherContent: _same_id,
    UnknownOrder: _unknown_order,
    UnknownCustomer: _unknown_customer,
    TooManyReturned: _too_many_returned,
    UnknownLine: _unknown_line,
    ReturnTooLate: _return_too_late,
    NothingLeftToReturn: _nothing_left,
    UnknownReward: _unknown_reward,
    RewardTooDear: _reward_too_dear,
    MissingVersion: _missing_version,
    OtherCustomer: _other_customer,
    AlreadyOpened: _already_opened,
}
