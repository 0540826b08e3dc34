"""A report as one HTML file: no script, nothing fetched, for a telephone and for a desk.

Its plots are SVG, in the colours of the page that holds them.
"""

from __future__ import annotations

import io
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from palier.history.sql import NoLibraryError
from palier.history.view import Plot, Report
from palier.page.html import printed, safe
from palier.source import Language
from palier.speech.figures import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes


SIZE = (4.2, 2.6)
"""In inches, as Matplotlib has it: narrow, so that letters are large enough on a phone."""
INK, LINE = "#0a0000", "#0a0001"
COLOURS = ("#0a0011", "#0a0012", "#0a0013", "#0a0014", "#0a0015")
"""No colours, but what stands in for those of the page until the plot is drawn."""
ON_PAGE = {
    INK: "var(--muted)",
    LINE: "var(--line)",
    **{colour: f"var(--plot-{at})" for at, colour in enumerate(COLOURS, 1)},
}
PALE = 0.45
"""How much is seen of a colour that comes again, as of the sixth tier and those above it."""
MARKS = (1, 2, 5, 10)
"""The steps of an axis, in round figures."""
MOST_PLACES = 7
SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "palier",
    "font.size": 9,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "xtick.color": LINE,
    "ytick.color": LINE,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": LINE,
}
_STYLE = re.compile(r' style="([^"]*)"')
_HEAD = re.compile(r"^.*?<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>", re.DOTALL)
_UNWANTED = re.compile(
    r"<metadata>.*?</metadata>|<style[^>]*>.*?</style>|<defs>\s*</defs>", re.DOTALL
)


def svg(plot: Plot, language: Language) -> str:
    """A plot as an SVG element; raises NoLibraryError where Matplotlib is not installed."""
    try:
        from matplotlib import rc_context  # noqa: PLC0415 - only who draws needs it
        from matplotlib.figure import Figure  # noqa: PLC0415 - see above
    except ImportError as error:
        raise NoLibraryError from error
    with rc_context(SETTINGS):  # type: ignore[arg-type] # names it knows, each by itself
        figure = Figure(figsize=SIZE, layout="constrained")
        axes = figure.add_subplot()
        _draw(axes, plot, language)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None})
    return _plain(drawn.getvalue(), plot.title)


def _draw(axes: Axes, plot: Plot, language: Language) -> None:
    places = range(len(plot.places))
    under = [0] * len(plot.places)
    for at, series in enumerate(plot.series):
        colour, seen = COLOURS[at % len(COLOURS)], 1 if at < len(COLOURS) else PALE
        drawn = (
            axes.plot(places, series.values, color=colour, linewidth=2, label=series.label)
            if plot.line
            else axes.bar(places, series.values, 0.7, under, color=colour, label=series.label)
        )
        for each in drawn:
            each.set_alpha(seen)
        if plot.stacked:
            under = [below + each for below, each in zip(under, series.values, strict=True)]
    step = -(-len(plot.places) // MOST_PLACES)
    shown = [*places][::step]
    axes.set_xticks(shown, [plot.places[at] for at in shown], rotation=30, ha="right")
    axes.locator_params(axis="y", steps=MARKS, integer=True)
    axes.yaxis.set_major_formatter(lambda value, _: _tick(value, plot.digits, language))
    axes.grid(axis="y", linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _tick(value: object, digits: int, language: Language) -> str:
    """A mark on an axis: in units, with decimals where it is no whole one."""
    return number(Fraction(round(float(str(value))), 10**digits), language)


def _plain(drawn: str, title: str) -> str:
    """What Matplotlib wrote, as one element that takes its colours and its width from a page."""
    head = _HEAD.match(drawn)
    box = head[1] if head else "0 0 345 187"
    body = _UNWANTED.sub("", drawn[head.end() if head else 0 :])
    body = _STYLE.sub(_attributes, body)
    for colour, on_page in ON_PAGE.items():
        body = body.replace(colour, on_page)
    label = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<svg class="plot" role="img" aria-label="{label}" viewBox="{box}">{body.strip()}'


def _attributes(style: re.Match[str]) -> str:
    """A style as attributes: a policy that allows no style of its own allows these."""
    found = (each.partition(":") for each in style[1].split(";") if each.strip())
    told = []
    for name, _, value in found:
        if name.strip() == "font":
            size = re.search(r"[0-9.]+px", value)
            told.append(f' font-size="{size[0] if size else "9px"}"')
        else:
            told.append(f' {name.strip()}="{value.strip()}"')
    return "".join(told)


STYLES = ("base.css", "report.css")


def html(report: Report, language: Language) -> str:
    """Print a report as a page; raises NoLibraryError where Matplotlib is not installed."""
    drawn = {each.id: safe(svg(each.plot, language)) for each in report.sections if each.plot}
    return printed(
        "report.html.j2",
        STYLES,
        language,
        report=report,
        plots=drawn,
        colours=len(COLOURS),
    )
