"""Which units of orders come back, and when: a pass over the rows that tell it.

It is compiled by itself, as the fold of a kernel is, and Python runs it as it stands.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201, PLR0913, PLR0915, PLR0917

MOMENT, TELLS = 1, 8
"""Where a row tells when it is, and how much it tells: in which life, when, of which order (−1:
none), whether something else begins to come back with it; then which article, how many and which
line (−1: not said), and whether it is not plain."""


def come_back(rows, lives, orders, units, moments, read, kept, times, told, more, first, back, odd):
    """What comes back of orders, each time: how often that is.

    `lives`, `orders` and `units` are where the orders of a life, the rows of an order and its units
    begin; of a row `read` has the price of a unit, how many there are, their cost, the article.
    `kept` has of it the units that are left, back, and back now; `times` of each order how often
    something came back, and the last time. `told` is what a kernel is told of each time, `more` its
    life, the first of its rows and the cost; `first` the first time of each order and `back` which
    time a unit does. A life in which something is not plain is `odd`.
    """
    many = at = 0
    while at < rows.shape[1]:
        end = at + 1
        while end < rows.shape[1] and rows[3, end] == 0:
            end += 1
        who, order = rows[0, at], rows[2, at]
        plain = order >= 0 and odd[who] == 0
        for each in range(at, end):
            plain = plain and rows[7, each] == 0
        before, last = lives[who], lives[who + 1]
        while before < last:
            half = (before + last) // 2
            if moments[half] <= rows[1, at]:
                before = half + 1
            else:
                last = half
        plain = plain and order < before
        if plain:
            begin, stop = orders[order], orders[order + 1]
            for row in range(begin, stop):
                if times[0, order] == 0:
                    kept[0, row] = read[1, row]
                    kept[1, row] = 0
                kept[2, row] = kept[1, row]
            some = 0
            for each in range(at, end):
                article, wanted, line = rows[4, each], rows[5, each], rows[6, each]
                if line >= stop - begin:
                    plain = False
                elif line >= 0:
                    wanted = 1 if wanted < 0 else wanted
                    kept[2, begin + line] += wanted
                    kept[0, begin + line] -= wanted
                    some += 1
                elif article > 0:
                    row = begin
                    while row < stop and wanted != 0:
                        if read[3, row] == article and kept[0, row] > 0:
                            take = kept[0, row] if wanted < 0 else min(kept[0, row], wanted)
                            kept[0, row] -= take
                            kept[2, row] += take
                            some += 1
                            wanted = 0 if wanted < 0 else wanted - take
                        row += 1
                    plain = plain and wanted == 0
                elif wanted >= 0:
                    plain = False
            left = 0
            for row in range(begin, stop):
                if some == 0:
                    kept[2, row] = read[1, row]
                left += read[1, row] - kept[1, row]
                plain = plain and kept[2, row] <= read[1, row]
            plain = plain and left > 0
        if plain:
            time, unit, goods, cost, unknown, whole = times[0, order] + 1, units[order], 0, 0, 0, 1
            for row in range(begin, stop):
                sold, now = read[1, row], kept[2, row]
                for each in range(unit + sold - now, unit + sold - kept[1, row]):
                    back[each] = time
                unit += sold
                goods -= (now - kept[1, row]) * read[0, row]
                cost -= (now - kept[1, row]) * read[2, row]
                if read[2, row] < 0:
                    unknown = 1
                if now < sold:
                    whole = 0
                kept[1, row] = now
            if time > 1:
                told[5, times[1, order]] = many
            else:
                first[order] = many
            times[0, order], times[1, order] = time, many
            told[0, many], told[1, many], told[2, many] = 0, order, before
            told[3, many], told[4, many], told[5, many], told[6, many] = time, whole, -1, goods
            more[0, many], more[1, many], more[2, many] = who, at, 1 if unknown != 0 else cost
            many += 1
        else:
            odd[who] = True
        at = end
    return many
