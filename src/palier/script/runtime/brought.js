// Promo codes and vouchers, sorted into the slots of the sheet or refused.

function bring(x) {
  const { o, s } = x;
  if (typeof o.points === "bigint" && s.who !== "guest" && !PROGRAM.cut && !PROGRAM.at_once && o.points > (x.available > 0n ? x.available : 0n)) {
    refuse("too-many-points", ["use_points"], `more is asked for than the ${toldUnit(x.available > 0n ? x.available : 0n)} there are`);
  }
  const refused = [];
  let codes = [];
  o.codes.forEach((code, at) => {
    const declared = CODES.find((each) => each.code === code.code);
    if (code.off !== null && declared) refuse("declared-code", ["promo_codes", at, "off"], "the rules say what this code takes off");
    if (code.off === null && !declared) refused.push({ because: "unknown-code", code: code.code });
    else if (codes.some((each) => each.code === code.code)) refused.push({ because: "already-brought", code: code.code });
    else codes.push({ ...code, kind: declared ? declared.offer : null, at: declared ? declared.at : PROGRAM.offers, share: declared ? declared.share : false });
  });
  codes = codes
    .map((code) => [code.share === PROGRAM.amounts_first ? 1 : 0, PROGRAM.codes_as_written ? code.at : 0, code])
    .sort((one, other) => one[0] - other[0] || one[1] - other[1])
    .map((each) => each[2]);
  const vouchers = vouchersOf(x, refused);
  return {
    codes: slotted(SLOTS.codes, codes, "promo_codes"),
    vouchers: slotted(SLOTS.rewards, vouchers, "use_rewards"),
    accepted: codes,
    refused,
  };
}

function slotted(slots, brought, key) {
  const filled = slots.map(() => null);
  let from = 0;
  for (const each of brought) {
    while (from < slots.length && slots[from] !== each.kind) from++;
    if (from === slots.length) refuse("too-many-at-once", [key], "this module was not made for as many, or in this order");
    filled[from++] = each;
  }
  return filled;
}

function unusable(voucher, day) {
  if (voucher.waits || (voucher.available_on !== null && day < voucher.available_on)) return "not-available-yet";
  return voucher.expires_on !== null && voucher.expires_on < day ? "expired" : null;
}

// Those that are named, in that order, then automatic rewards, cheapest first.
function vouchersOf(x, refused) {
  const rewardOf = (voucher) => REWARDS.find((each) => each.label === voucher.reward);
  const held = x.s.vouchers.filter(rewardOf);
  const taken = [];
  const unknown = [];
  const turn = (key) => (each) => [each.id !== key, unusable(each, x.day) !== null, each.expires_on ?? Infinity];
  for (const brought of x.o.rewards) {
    const key = held.some((each) => each.id === brought) ? brought : FORMER.get(brought) ?? brought;
    const mine = held.filter((each) => !taken.includes(each) && (each.id === key || each.reward === key));
    if (mine.length) taken.push(firstBy(mine, turn(key)));
    else unknown.push(key);
  }
  const automatic = held.filter((each) => rewardOf(each).automatic && !taken.includes(each) && !unusable(each, x.day));
  automatic.sort((one, other) => Number(rewardOf(one).cost - rewardOf(other).cost));
  const found = [];
  for (const each of [...taken, ...automatic]) {
    const because = unusable(each, x.day);
    if (because) refused.push({ because, reward: each.id });
    else found.push({ ...each, kind: rewardOf(each).id });
  }
  refused.push(...unknown.map((reward) => ({ because: "unknown-voucher", reward })));
  return found;
}

function firstBy(many, keyOf) {
  return many.reduce((best, each) => {
    const [one, other] = [keyOf(each), keyOf(best)];
    const at = one.findIndex((value, place) => value !== other[place]);
    return at >= 0 && one[at] < other[at] ? each : best;
  });
}
