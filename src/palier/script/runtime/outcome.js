// From the values of the lines to an outcome: nothing is reckoned anew here.

function outcomeOf(x, got) {
  const { s } = x;
  const guest = s.who === "guest";
  const rank = rankAfter(got);
  const told = {
    event: x.o.id,
    customer: x.o.customer,
    program_version: PROGRAM.version,
    basket: toldMoney(got.one(LINES.basket)),
    discounts: discountsOf(got),
    set_aside: asideOf(got),
    refused: [...x.brought.refused, ...inVain(x, got)],
    shipping: shippingOf(x, got),
    to_pay: toldMoney(got.one(LINES.to_pay)),
    perks: [...new Set(marked(got, PERKS))],
    gifts: marked(got, GIFTS),
    points: pointsOf(x, got, rank),
    lines: linesOf(x, got),
    balance: balanceOf(x, got, rank),
    stamps: Object.fromEntries(guest ? [] : CARDS.map((each) => [each.card, count(greatest(0n, got.one(each.after)))])),
    vouchers: [...vouchersLeft(x, got), ...vouchersGiven(x, got)],
    tier: tierOf(x, got, rank),
  };
  if (TAX) Object.assign(told, { tax: toldMoney(got.one(TAX.tax)), to_pay_with_tax: toldMoney(got.one(TAX.to_pay)) });
  if (s.member && !(NOTHING !== null && got.one(NOTHING)) && TIERS.length && !rank) {
    told.next_tier = { name: TIERS[0].name, missing: missingOf(got, 0) };
  }
  if (STATUS && !guest) told.status_points = statusOf(got);
  told.follow = [];
  return told;
}

function discountsOf(got) {
  return got.kept.filter((each) => got.one(each.amount)).map((each) => discount(got, each, got.one(each.amount)));
}

function asideOf(got) {
  return got.aside.map((each) => ({ party: each.member.party, rule: labelOf(got, each.member), because: each.because, with: each.rival }));
}

function rankAfter(got) {
  return RANK === null ? 0 : Number(got.one(RANK.after));
}

function discount(got, member, amount) {
  return { party: member.party, rule: labelOf(got, member), amount: toldMoney(amount) };
}

// What outcomes call a member: its rule, or the shop's own code.
function labelOf(got, member) {
  const code = member.slot && member.slot[0] === "code" ? got.x.brought.codes[member.slot[1]] : null;
  return code && code.off !== null ? code.code : member.label;
}

function heldIn(x, slot) {
  return slot && (slot[0] === "code" ? x.brought.codes : x.brought.vouchers)[slot[1]];
}

function failedOf(got, rule) {
  return (RULES[rule] || []).find(([, line]) => !got.one(line));
}

function marked(got, marks) {
  return marks.flatMap((mark) => Array(Number(got.one(mark.line))).fill(mark.name));
}

function inVain(x, got) {
  const found = [];
  const aside = got.aside.map((each) => each.member);
  for (const each of brought()) {
    const held = heldIn(x, each.slot);
    if (!held || aside.includes(each)) continue;
    const because = whyInVain(got, each);
    if (because) found.push(each.slot[0] === "code" ? { because, code: held.code } : { because, reward: held.id });
  }
  if (x.o.points !== null) found.push(...pointsRefused(x, got, aside));
  return found;
}

// Members, and the vouchers that give perks alone, once each.
function brought() {
  const members = MEMBERS.filter((each) => each.slot);
  const alone = PERKS.filter((each, at) => each.slot && [...members, ...PERKS.slice(0, at)].every((other) => !isIn(other, each.slot)));
  return [...members, ...alone];
}

function isIn(each, slot) {
  return each.slot && slot && each.slot[0] === slot[0] && each.slot[1] === slot[1];
}

// Whether the voucher in a slot gives a perk here, which uses it.
function givesPerk(got, slot) {
  return PERKS.some((each) => isIn(each, slot) && got.one(each.line));
}

function whyInVain(got, each) {
  const failed = failedOf(got, each.rule);
  if (failed) return failed[0];
  if ((each.effect && got.one(each.effect)) || each.besides || givesPerk(got, each.slot)) return null;
  return each.outside && !each.outside.some((line) => got.one(line)) ? "no-band" : "changes-nothing";
}

function pointsRefused(x, got, aside) {
  const asked = typeof x.o.points === "bigint" ? x.o.points : REDEMPTION ? got.one(REDEMPTION.asked) : 0n;
  if (!REDEMPTION) return [{ because: "no-redemption", points: toldUnit(asked) }];
  if (aside.some((each) => each.id === REDEMPTION.member) || got.one(REDEMPTION.served)) return [];
  return [{ because: whyNoPoints(got), points: toldUnit(asked) }];
}

function whyNoPoints(got) {
  const failed = REDEMPTION.guards.find(([, line]) => !got.one(line));
  if (failed) return failed[0];
  if (REDEMPTION.unfit !== null && got.one(REDEMPTION.unfit)) return "does-not-fit";
  return REDEMPTION.outside && !REDEMPTION.outside.some((line) => got.one(line)) ? "no-band" : "too-few-points";
}

function shippingOf(x, got) {
  if (!x.o.shipping) return null;
  const payer = got.kept.find((each) => got.one(each.shipping));
  return {
    method: x.o.shipping.method,
    cost: toldMoney(x.o.shipping.cost),
    charged: toldMoney(got.one(LINES.shipping_charged)),
    free_by: payer ? labelOf(got, payer) : null,
    off: got.kept.flatMap((each) => {
      const off = each.off.reduce((total, line) => total + got.one(line), 0n);
      return off ? [discount(got, each, off)] : [];
    }),
  };
}

function linesOf(x, got) {
  const [sold, paid] = [got.byLine(LINES.gross), got.byLine(LINES.net)];
  const shares = AWARDS.filter((each) => each.shares !== null).map((each) => got.byLine(each.shares));
  return x.o.lines.map((_, at) => ({
    off: toldMoney(sold[at] - paid[at]),
    net: toldMoney(paid[at]),
    points: toldUnit(shares.reduce((total, share) => total + share[at], 0n)),
  }));
}

function vouchersLeft(x, got) {
  const givers = [...got.kept.filter((each) => got.one(each.effect)), ...PERKS.filter((each) => got.one(each.line))];
  const used = givers.filter((each) => each.slot && each.slot[0] === "voucher").map((each) => heldIn(x, each.slot)?.id);
  return x.s.vouchers.filter((each) => !used.includes(each.id)).map((each) => ({ id: each.id, reward: each.reward, expires_on: isoDay(each.expires_on) }));
}

function vouchersGiven(x, got) {
  const counts = new Map();
  return GIVEN.flatMap((each) =>
    Array.from({ length: Number(got.one(each.number)) }, () => {
      const name = [x.o.id, each.besides, each.reward].filter(Boolean).join("/");
      const nth = (counts.get(name) || 0) + 1;
      counts.set(name, nth);
      const reward = REWARDS.find((reward) => reward.label === each.reward);
      return voucherGiven(reward, nth > 1 ? `${name}/${nth}` : name, x.day, reward.waits && !each.besides);
    }),
  );
}

function voucherGiven(reward, id, today, waits) {
  const told = { id, reward: reward.label, expires_on: null };
  if (waits) return told;
  const ready = reward.delay === null ? today : dayAfter(today, reward.delay);
  if (reward.valid !== null) told.expires_on = isoDay(reward.valid.length ? dayAfter(ready, reward.valid) : endOf(reward.valid.months, ready));
  return ready > today ? { ...told, available_on: isoDay(ready) } : told;
}

function tierOf(x, got, rank) {
  if (!rank) return null;
  const held = x.s.tier === TIERS[rank - 1].name && x.s.tier_known;
  return {
    name: TIERS[rank - 1].name,
    since: isoDay(held ? x.s.tier_since : x.day),
    next: rank < TIERS.length ? TIERS[rank].name : null,
    missing: missingOf(got, rank),
  };
}

function missingOf(got, rank) {
  if (rank >= TIERS.length) return [];
  return TIERS[rank].ways.map((way) =>
    way.flatMap((each) => {
      const short = each.bound - got.one(each.line);
      return short > 0n ? [missingOne(each, short)] : [];
    }),
  );
}

function missingOne(each, short) {
  const told = { measure: each.measure };
  told[each.as] = each.as === "amount" ? toldMoney(short) : each.as === "points" ? toldUnit(short) : count(short);
  if (each.activity !== null) told.activity = each.activity;
  return told;
}

function statusOf(got) {
  const awards = STATUS.awards.map((each) => ({ rule: each.label, points: count(got.one(each.given)) }));
  return { earned: count(got.one(STATUS.earned)), total: count(got.one(STATUS.total)), awards: awards.filter((each) => each.points) };
}
