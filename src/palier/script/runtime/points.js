// The points of an outcome: awards and their dates, silent rules and why, the balance after.

function pointsUsed(got) {
  return REDEMPTION ? got.one(REDEMPTION.used) : 0n;
}

function pointsOf(x, got, rank) {
  const earned = AWARDS.reduce((sum, each) => sum + got.one(each.given), 0n);
  const used = pointsUsed(got);
  return {
    earned: toldUnit(earned),
    used: toldUnit(used),
    left: toldUnit(x.available + (PROGRAM.at_once ? earned : 0n) - used),
    awards: AWARDS.filter((each) => got.one(each.given)).map((each) => awardOf(x, got, each, rank)),
    silent: silentOf(got),
  };
}

function silentOf(got) {
  return AWARDS.filter((each) => !got.one(each.given) && (each.earning || got.one(each.applies))).map((each) => ({ rule: each.label, because: whySilent(got, each) }));
}

function awardOf(x, got, award, rank) {
  const [over, under] = award.denominator;
  const base = baseOf(got, award);
  return {
    rule: award.label,
    points: toldUnit(got.one(award.given)),
    exact: toldExact(got.one(award.numerator) * under, over),
    base: toldBase(got, award),
    parts: base === null ? [] : partsOf(got, award, base),
    available_on: isoDay(availableOn(x.day, award)),
    expires_on: isoDay(expiresOn(x.day, rank)),
  };
}

function baseOf(got, award) {
  if (award.base === null) return null;
  return got.total(award.base) + (award.shipping === null ? 0n : got.one(award.shipping));
}

function toldBase(got, award) {
  const base = baseOf(got, award);
  return base === null ? null : toldMoney(base);
}

// The parts of the base by what multiplies them, in the order they are met.
function partsOf(got, award, base) {
  const order = award.times_order === null ? award.per : got.one(award.times_order);
  const sums = new Map();
  if (award.by_unit) {
    const times = got.column(award.times);
    got.column(award.base).forEach((amount, unit) => {
      if (amount) sums.set(times[unit], (sums.get(times[unit]) ?? 0n) + amount);
    });
    const shipped = award.shipping === null ? 0n : got.one(award.shipping);
    if (shipped) sums.set(order, (sums.get(order) ?? 0n) + shipped);
  } else {
    sums.set(order, base);
  }
  return [...sums].map(([times, amount]) => ({ base: toldMoney(amount), multiplier: toldFraction(fraction(times, award.per)) }));
}

function availableOn(today, award) {
  if (award.now || POINTS.after === null) return today;
  if (POINTS.after !== "order") return null;
  return POINTS.delay === null ? today : dayAfter(today, POINTS.delay);
}

function lastsAt(rank) {
  return POINTS.lasting > 0 && rank >= POINTS.lasting;
}

function expiresOn(today, rank) {
  if (lastsAt(rank) || !POINTS.expiries.length) return null;
  return Math.min(...POINTS.expiries.map((each) => lastDay(each, today)));
}

// The last day of points earned today: after a time (to the end of a period), on a date, at the end of the year.
function lastDay(expiry, today) {
  const [year] = civil(today);
  if (expiry.on) return birthdayIn(Math.min(year + 1, 9999), expiry.on);
  if (expiry.year) return dayOf(year, 12, 31);
  const day = dayAfter(today, expiry.time);
  return expiry.end ? endOf(expiry.end, day) : day;
}

function whySilent(got, award) {
  const failed = award.earning ? failedOf(got, award.rule) : undefined;
  if (failed) return failed[0];
  const blocked = award.blocked.find(([, line]) => got.one(line));
  if (blocked) return blocked[0];
  return got.one(award.raw) ? "cap-reached" : "gives-nothing";
}

function usedUp(lots, used) {
  return [...lots]
    .sort((one, other) => (one.expires_on ?? 1e9) - (other.expires_on ?? 1e9))
    .map((lot) => {
      const taken = lot.points > 0n ? least(used, lot.points) : 0n;
      used -= taken;
      return { points: lot.points - taken, expires_on: lot.expires_on };
    });
}

function balanceOf(x, got, rank) {
  let [ready, waiting] = [0n, x.s.pending];
  const used = pointsUsed(got);
  let lots = PROGRAM.at_once ? [...x.s.lots] : usedUp(x.s.lots, used);
  const expires = expiresOn(x.day, 0);
  for (const each of AWARDS) {
    const given = got.one(each.given);
    if (!given) continue;
    if (availableOn(x.day, each) === x.day) {
      ready += given;
      lots.push({ points: given, expires_on: expires });
    } else {
      waiting += given;
    }
  }
  if (PROGRAM.at_once) lots = usedUp(lots, used);
  const available = x.available - used + ready;
  return {
    available: toldUnit(available),
    pending: toldUnit(waiting),
    next_expiry: lastsAt(rank) ? null : nextExpiry(lots),
    claimable: x.s.who === "guest" ? [] : CLAIMS.filter((each) => got.one(each.applies) && got.one(each.cost) <= available).map((each) => each.label),
  };
}

function nextExpiry(lots) {
  const held = lots.filter((lot) => lot.expires_on !== null && lot.points > 0n);
  if (!held.length) return null;
  const first = Math.min(...held.map((lot) => lot.expires_on));
  const points = held.filter((lot) => lot.expires_on === first).reduce((sum, lot) => sum + lot.points, 0n);
  return { on: isoDay(first), points: toldUnit(points) };
}
