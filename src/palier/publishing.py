"""What a shop publishes of a programme, asked from Python: its page, its widgets, a whole site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from palier.checks.examples import ExampleRun
from palier.program.model import Program
from palier.source import InLanguage, Language

if TYPE_CHECKING:
    from palier.published import Look

InKind = Literal["product", "cart", "account", "calculator"]
"""Which widget: a kind by its name."""


class Publisher:
    """What a programme publishes; mixed into what holds one."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def program(self) -> Program: ...

        @property
        def runs(self) -> tuple[ExampleRun, ...]: ...

        @property
        def path(self) -> Path | None: ...

        def today(self) -> dt.date: ...

    def page(self, language: InLanguage | None = None, **look: Unpack[Look]) -> str:
        """The customers' page as one HTML text, the examples as worked cases; raises PageError."""
        from palier.published import page_of  # noqa: PLC0415 - only who publishes waits

        told = Language(language) if language else self.program.texts
        return page_of(self.program, self.runs, told, self.path, look)

    def widget(self, kind: InKind, language: InLanguage | None = None) -> str:
        """A custom element for a shop's pages, as a script: `<palier-cart>` for `"cart"`…

        In the language of the merchant's own words, otherwise. A promo code that is not on the page
        is not in it. Raises ValueError for a calculator that would find other rules which are not.

        >>> import palier
        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> script = palier.compile(head + "earn 1 point per 1 EUR").widget("cart", "fr")
        >>> script.splitlines()[0].endswith("printed by Palier."), "palier-cart" in script
        (True, True)
        """
        from palier.widgets.making import Kind, widget  # noqa: PLC0415 - only who publishes waits

        told = Language(language) if language else self.program.texts
        return widget(self.program, Kind(kind), told)

    def site(
        self,
        base: str = "",
        languages: Iterable[InLanguage] = (),
        *,
        day: dt.date | None = None,
        **look: Unpack[Look],
    ) -> dict[str, bytes]:
        """All that `palier site` writes, by the path of each file; in all languages, or some.

        `base` is the address at which it will be; `day`, that of the general conditions, is today.
        Pages have a calculator unless `calculator=False`. Raises PageError.

        >>> import palier
        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> files = palier.compile(head + "earn 1 point per 1 EUR").site("https://shop.example/club/")
        >>> "index.html" in files, "fr/widgets/palier-cart.js" in files, "sitemap.xml" in files
        (True, True, True)
        """
        from palier.site.parts import Asked as Site  # noqa: PLC0415 - as above
        from palier.site.parts import site_of  # noqa: PLC0415
        from palier.site.plan import planned  # noqa: PLC0415

        plan = planned(self.program, base, map(Language, languages))
        on = day or self.today()
        look.setdefault("calculator", True)
        return site_of(Site(self.program, self.runs, self.path, look, plan, on)).files
