"""Tiers as cards, and how long a tier is kept."""

from __future__ import annotations

from palier import tree
from palier.page.phrases import scope
from palier.page.phrases.benefits import gives, table
from palier.page.phrases.conditions import stretch
from palier.page.phrases.criteria import reach
from palier.page.speaker import Speaker
from palier.page.view import Section, TierCard
from palier.program.rules import Tier, TierSettings
from palier.quantity import Duration


def tiers(s: Speaker) -> Section | None:
    """The tiers, lowest first."""
    shown = [tier for tier in s.program.tiers if tier.scope.on_page]
    if not shown:
        return None
    cards = tuple(_card(s, tier, rank, len(shown)) for rank, tier in enumerate(shown, 1))
    settings = s.program.tier_settings
    return Section(
        "tiers",
        s.say("tiers.title"),
        counted(s, settings),
        tiers=cards,
        notes=(*keeping(s, settings), s.sentence("tiers.each_its_own")),
    )


def _card(s: Speaker, tier: Tier, rank: int, total: int) -> TierCard:
    given = gives(s, tier.benefits)
    bare = not given and not tier.bands and tier.on_reaching is None
    reaching = None if tier.on_reaching is None else s.amount(tier.on_reaching)
    return TierCard(
        s.own(tier.label),
        rank,
        total,
        s.say("tier.position", rank=s.number(rank), total=s.number(total)),
        s.say("tier.start") if tier.criteria is None else reach(s, tier.criteria),
        (s.say("tier.bare"),) if bare else given,
        table(s, tier.bands, s.own(tier.label), s.say("table.gets")),
        scope.notes(s, tier.scope),
        "" if reaching is None else s.say("tier.on_reaching", amount=reaching),
    )


def counted(s: Speaker, settings: TierSettings) -> str:
    """What counts for a tier."""
    match settings.window:
        case Duration():
            return s.sentence("tiers.window", window=stretch(s, settings.window))
        case tree.TierCount.CALENDAR_YEAR:
            return s.sentence("tiers.calendar_year")
        case _:
            return s.sentence("tiers.since_joining")


def keeping(s: Speaker, settings: TierSettings) -> tuple[str, ...]:
    """How long a tier is kept, and what comes then."""
    grace = settings.grace
    falls = settings.keeping is not tree.TierKeeping.LIFE and (
        settings.keeping is not None or settings.window is not tree.TierCount.SINCE_JOINING
    )
    return (
        s.sentence("tiers.at_once" if settings.at_once else "tiers.next_order"),
        _kept(s, settings),
        *((s.sentence("tiers.grace", duration=s.duration(grace)),) if grace else ()),
        *(
            (s.sentence("tiers.one_level" if settings.one_level else "tiers.falls"),)
            if falls
            else ()
        ),
    )


def _kept(s: Speaker, settings: TierSettings) -> str:
    match settings.keeping:
        case Duration():
            return s.sentence("tiers.kept", duration=s.duration(settings.keeping))
        case tree.TierKeeping.FOLLOWING_YEAR:
            return s.sentence("tiers.kept.following_year")
        case tree.TierKeeping.LIFE:
            return s.sentence("tiers.kept.life")
        case _ if settings.window is tree.TierCount.SINCE_JOINING:
            return s.sentence("tiers.kept.counts_on")
        case _:
            return s.sentence("tiers.kept.not")
