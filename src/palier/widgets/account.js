// Where a customer stands: what `palier account --format json` tells, as its owner reads it.

const SOON = 30;

function daysBetween(one, other) {
  const at = (day) => Date.UTC(...day.split("-").map((each, place) => Number(each) - (place === 1 ? 1 : 0))) / 86400000;
  return at(other) - at(one);
}

// The lots that are lost within some days, a sum for each day.
function expiring(account, soon) {
  const sums = new Map();
  for (const lot of account.lots ?? []) {
    const days = lot.expires_on ? daysBetween(account.on, lot.expires_on) : -1;
    const ready = !lot.waits_for && (!lot.available_on || lot.available_on <= account.on);
    if (ready && days >= 0 && days <= soon) sums.set(lot.expires_on, (sums.get(lot.expires_on) ?? 0n) + collectedMinor(lot.points));
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
}

// The rewards ahead, each with what it still takes, and whether it beats one that is within reach.
function ahead(account) {
  const { available, claimable } = account.balance;
  const short = (each) => collectedMinor(each.cost) - collectedMinor(available);
  const waiting = TOLD.rewards.filter((each) => each.fixed && short(each) > 0n);
  return waiting.map((each) => ({ reward: each, short: collectedPlain(short(each)), better: each.beats.some((other) => claimable.includes(other)) }));
}

// How far something is, for those who see it and for those who hear it.
function barOf(label, done, of) {
  const bar = made("div", { class: "gauge", role: "progressbar", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": `${of}`, "aria-valuenow": `${done}` }, made("span", {}));
  bar.firstChild.style.width = `${(100 * done) / of}%`;
  return bar;
}

class PalierAccount extends PalierActing {
  static takes = ["account"];
  static get observedAttributes() {
    return [...super.observedAttributes, "soon"];
  }
  static figures = { expiring: expiring, ahead: ahead, moneyTold: moneyTold, collectedTold: collectedTold, dayTold: dayTold };

  show() {
    const words = TOLD.words;
    const account = this.take("account");
    if (!account) return void this.live.append(told(words.none));
    if (account.moved_to) return void this.live.append(told(words.moved));
    const parts = [...this.balance(account), ...this.tier(account), this.cards(account), this.losing(account)];
    this.live.append(...parts.filter(Boolean));
    this.acts.append(...[this.vouchers(account), this.within(account), this.waits(account)].filter(Boolean));
  }

  balance({ balance }) {
    if (!TOLD.collects) return [];
    const words = TOLD.words;
    const there = collectedMinor(balance.available);
    const lines = [made("div", {}, made("h3", {}, words.balance), made("p", { class: "figure" }, collectedTold(collectedPlain(there < 0n ? 0n : there))))];
    if (there < 0n) lines.push(told(words.owed, { amount: collectedTold(collectedPlain(-there)) }));
    if (collectedMinor(balance.pending)) lines.push(told(words.pending, { amount: collectedTold(balance.pending) }, "small"));
    return lines;
  }

  tier({ tier, next_tier: next }) {
    const words = TOLD.words;
    const lines = tier ? [told(words.tier, { name: shownAs(tier.name) })] : [];
    if (!next || !next.missing.length) return lines;
    const name = shownAs(next.tier);
    const facts = { name, what: missingTold(next.missing) };
    lines.push(made("div", {}, told(words.gauge, facts), barOf(plainly(words.gauge, facts), next.done, 1000)));
    const gives = TOLD.tiers.find((each) => each.tier === next.tier)?.gives ?? [];
    if (gives.length) lines.push(made("div", {}, told(words.gives, { name }, "small"), listOf(gives)));
    return lines;
  }

  cards({ stamps }) {
    const rows = TOLD.cards.map(({ card, of }) => {
      const facts = { name: shownAs(card), many: stamps?.[card] ?? 0, of };
      return [told(TOLD.words.card, facts), barOf(plainly(TOLD.words.card, facts), Math.min(facts.many, of), of)];
    });
    return rows.length ? made("div", {}, made("h3", {}, TOLD.words.stamps), rows.flat()) : null;
  }

  losing(account) {
    const given = this.getAttribute("soon");
    const soon = /^\d{1,4}$/.test(given ?? "") ? Number(given) : SOON;
    const lines = expiring(account, soon).map(([day, points]) => sentence(TOLD.words.lot, { amount: collectedTold(collectedPlain(points)), date: dayTold(day) }));
    return lines.length ? made("div", {}, made("h3", {}, TOLD.words.expiring), listOf(lines)) : null;
  }

  vouchers({ vouchers, on }) {
    if (!vouchers.length) return null;
    const words = TOLD.words;
    const rows = vouchers.map((each) => {
      const name = shownAs(each.reward);
      const ready = !each.waits_for && (!each.available_on || each.available_on <= on);
      const [said, day] = ready || each.waits_for ? [words.until, each.expires_on] : [words.from, each.available_on];
      const text = day ? sentence(said, { name, date: dayTold(day) }) : made("bdi", {}, name);
      const press = () => this.act("use", { use_points: null, use_rewards: [each.id] });
      return made("div", { class: "row" }, made("div", {}, text), ready ? this.button(`use ${each.id}`, words.use, plainly(words.use_it, { name }), press, true) : null);
    });
    return made("div", {}, made("h3", {}, words.vouchers), rows);
  }

  within({ balance }) {
    const ready = TOLD.rewards.filter((each) => each.asked && each.fixed && balance.claimable.includes(each.reward));
    return ready.length ? made("div", {}, made("h3", {}, TOLD.words.within), ready.map((each) => this.exchange(each))) : null;
  }

  waits(account) {
    const words = TOLD.words;
    const lines = ahead(account).map(({ reward, short, better }) => [
      ...sentence(words.short, { name: shownAs(reward.reward), amount: collectedTold(short) }),
      ...(better ? [" ", made("span", { class: "small" }, words.better)] : []),
    ]);
    return lines.length ? made("div", {}, made("h3", {}, words.ahead), listOf(lines)) : null;
  }
}

define("palier-account", PalierAccount);
