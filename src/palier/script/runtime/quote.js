// One order reckoned: the lines before the choice, the choice, what comes after it, the outcome.

function quote(order, standing) {
  const o = orderOf(order);
  return answer(context(o, standingRead(gone(standing) ? newcomer(o) : standing)));
}

// What an order gives, that has been read.
function answer(x) {
  return outcomeOf(x, taken(x));
}

// The lines of an order that can be taken, reckoned; otherwise it is refused.
function taken(x) {
  x.brought = bring(x);
  const got = settled(x, factsOf(x));
  if (SCALARS.earned !== null && typeof x.o.points === "bigint" && x.s.who !== "guest" && !PROGRAM.cut) {
    const there = greatest(x.available + spendable(got), 0n);
    if (x.o.points > there) refuse("too-many-points", ["use_points"], `more is asked for than the ${toldUnit(there)} there are`);
  }
  const to_pay = got.one(TAX ? TAX.to_pay : LINES.to_pay);
  const paid = x.o.payments.reduce((sum, each) => sum + (each.amount ?? 0n), 0n);
  if (paid > to_pay) refuse("paid-too-much", ["payments"], `they come to ${toldMoney(paid)}, and ${toldMoney(to_pay)} is to be paid`);
  if (x.o.points !== null && REDEMPTION && PROGRAM.stops && REDEMPTION.unfit !== null && REDEMPTION.fitting !== null && got.one(REDEMPTION.unfit)) {
    refuse("points-do-not-fit", ["use_points"], `${toldUnit(got.one(REDEMPTION.fitting))} would fit`);
  }
  return got;
}

// The order with the points that it earns in hand, then with the tier that it reaches so.
function settled(x, facts) {
  const got = withEarned(x, facts);
  if (RANK !== null && SCALARS.projected !== null) {
    const reached = got.one(RANK.after);
    if (reached > got.one(RANK.before)) return withEarned(x, { ...facts, [SCALARS.projected]: reached });
  }
  return got;
}

function withEarned(x, facts) {
  const got = reckoned(x, facts);
  if (SCALARS.earned !== null) {
    const earned = spendable(got);
    if (earned) return reckoned(x, { ...facts, [SCALARS.earned]: earned });
  }
  return got;
}

function spendable(got) {
  return AWARDS.filter((each) => each.of_order).reduce((sum, each) => sum + got.one(each.given), 0n);
}

function reckoned(x, facts) {
  const units = BigInt(x.units.length);
  const before = linesBefore(units, facts, {});
  const choiceFacts = (kept) => ({ ...facts, ...Object.fromEntries(MEMBERS.filter((each) => each.kept !== null).map((each) => [each.kept, flag(kept.includes(each))])) });
  const weigh = (kept) => ({ ...before, ...linesChosen(units, choiceFacts(kept), before) });
  const chosen = choose(x, before, weigh);
  const kept = MEMBERS.filter((each) => chosen.kept.includes(each));
  const so_far = weigh(kept);
  const values = { ...so_far, ...linesAfter(units, choiceFacts(kept), so_far) };
  const one = (line) => valueOf(values, line);
  const column = (line) => {
    const value = one(line);
    return Array.isArray(value) ? value : Array(x.units.length).fill(value);
  };
  const total = (line) => {
    const value = one(line);
    return Array.isArray(value) ? sum(value) : value;
  };
  const byLine = (line) => {
    const sums = x.o.lines.map(() => 0n);
    column(line).forEach((value, unit) => (sums[x.units[unit]] += value));
    return sums;
  };
  return { x, values, kept, aside: chosen.aside, one, column, total, byLine };
}
