// What an order comes to, the next step worth making, and what the customer wants to use.

const STEPS = 60;

function quoted(order, standing) {
  try {
    return quote(order, standing ?? undefined);
  } catch (error) {
    if (error instanceof OrderRefused) return null;
    throw error;
  }
}

// What an order has that another of a few euros less has not, in the order of their worth.
function gained(now, then) {
  const found = [];
  const charged = (outcome) => outcome.shipping && minorOf(outcome.shipping.charged, TOLD.digits);
  if (then.shipping?.free_by && charged(now) > 0n && charged(then) === 0n) found.push({ what: "delivery", said: () => TOLD.words.next_delivery });
  const many = (list, name) => list.filter((each) => each === name).length;
  for (const name of new Set(then.gifts)) if (many(then.gifts, name) > many(now.gifts, name)) found.push({ what: `gift ${name}`, said: () => plainly(TOLD.words.next_gift, { name: shownAs(name) }) });
  const vouchers = (outcome) => outcome.vouchers.map((each) => each.reward);
  for (const name of new Set(vouchers(then))) if (many(vouchers(then), name) > many(vouchers(now), name)) found.push({ what: `voucher ${name}`, said: () => plainly(TOLD.words.next_voucher, { name: shownAs(name) }) });
  for (const each of then.discounts) {
    const before = now.discounts.some((other) => other.rule === each.rule && other.party === each.party);
    if (!before && each.party !== "points") found.push({ what: `discount ${each.party} ${each.rule}`, said: (at) => plainly(TOLD.words.next_discount, { name: shownAs(each.rule, each.party), amount: moneyTold(at.discounts.find((one) => one.rule === each.rule && one.party === each.party).amount) }) });
  }
  if (then.tier && then.tier.name !== now.tier?.name) found.push({ what: `tier ${then.tier.name}`, said: () => plainly(TOLD.words.next_tier, { name: shownAs(then.tier.name) }) });
  return found;
}

// The least that can be added, by an ordinary article, for something more; null where nothing is near.
function nextStep(order, standing, now = quoted(order, standing)) {
  if (!now || !order.lines?.length) return null;
  const unit = 10n ** BigInt(TOLD.digits);
  const basket = minorOf(now.basket, TOLD.digits);
  const size = basket / BigInt(STEPS) > unit ? (basket / BigInt(STEPS) / unit) * unit : unit;
  const plain = (minor) => plainOf(minor, TOLD.digits);
  const at = (minor) => quoted({ ...order, lines: [...order.lines, { price: plain(minor) }] }, standing);
  const has = (minor, what) => {
    const then = at(minor);
    return then && (what ? gained(now, then).find((each) => each.what === what) : gained(now, then)[0]);
  };
  for (let far = 1n; far <= BigInt(STEPS); far++) {
    const found = has(far * size);
    if (!found) continue;
    let [low, high] = [(far - 1n) * size, far * size];
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (middle && has(middle, found.what)) high = middle;
      else low = middle;
    }
    return { amount: plain(high), what: found.what, said: has(high, found.what).said(at(high)) };
  }
  return null;
}

// Why a voucher cannot be used on the day of the order, whose zone the module knows; null where it can.
function unfit(order, standing, id) {
  const refused = quoted({ ...order, use_rewards: [id] }, standing)?.refused.find((each) => each.reward === id);
  return ["not-available-yet", "expired"].find((each) => each === refused?.because) ?? null;
}

class PalierCart extends PalierActing {
  static takes = ["order", "standing", "outcome"];
  static reckon = quoted;
  static next = nextStep;

  // What the customer has chosen here goes before what the order says.
  wanted() {
    const order = this.take("order");
    return order && { ...order, ...this.chosen };
  }

  put(name, value) {
    if (name === "order") this.chosen = {};
    super.put(name, value);
  }

  show() {
    const order = this.wanted();
    const standing = this.take("standing");
    this.live.setAttribute("aria-live", "polite");
    if (!order?.lines?.length) return void this.live.append(told(TOLD.words.empty));
    const outcome = this.take("outcome") ?? this.reckoned(order, standing);
    if (!outcome) return void this.live.append(told(TOLD.words.wrong));
    this.live.append(...this.figures(outcome, order, standing), ...this.why(outcome, order, standing));
    const next = this.take("outcome") ? null : nextStep(order, standing, outcome);
    if (next) this.live.append(told(TOLD.words.next, { amount: moneyTold(next.amount), more: next.said }, "next"));
    if (standing) this.acts.append(...this.choices(order, standing, outcome));
  }

  reckoned(order, standing) {
    try {
      return quote(order, standing ?? undefined);
    } catch (error) {
      if (!(error instanceof OrderRefused)) throw error;
      this.refuse(error.code, error.path, error.message);
      return null;
    }
  }

  // What a visitor would earn as a member: where membership is paid for, nobody joins by an order.
  earned(outcome, order, standing) {
    const asked = !standing && !TOLD.free && !this.take("outcome");
    const member = asked ? quoted(order, { who: "known", member: true }) : null;
    return (member ?? outcome).points.earned;
  }

  figures(outcome, order, standing) {
    const words = TOLD.words;
    const zero = (amount) => minorOf(amount, TOLD.digits) === 0n;
    const off = outcome.lines.reduce((sum, each) => sum + minorOf(each.off, TOLD.digits), 0n);
    const ship = outcome.shipping;
    const saved = off + (ship ? minorOf(ship.cost, TOLD.digits) - minorOf(ship.charged, TOLD.digits) : 0n);
    const rows = [[words.to_pay, moneyTold(outcome.to_pay_with_tax ?? outcome.to_pay)]];
    if (saved) rows.push([words.saved, moneyTold(plainOf(saved, TOLD.digits))]);
    if (ship) rows.push([words.delivery, zero(ship.charged) ? words.free : moneyTold(ship.charged)]);
    if (TOLD.collects) rows.push([standing ? words.earned : words.would, collectedTold(this.earned(outcome, order, standing))]);
    return [made("dl", {}, rows.map(([label, figure], at) => made("div", at ? {} : { class: "main" }, made("dt", {}, label), made("dd", {}, figure))))];
  }

  why(outcome, order, standing) {
    const words = TOLD.words;
    const named = (each) => shownAs(each.rule, each.party);
    const held = new Set((standing?.vouchers ?? []).map((each) => each.id));
    const lines = outcome.discounts.map((each) => sentence(words.discount, { name: named(each), amount: moneyTold(each.amount) }));
    if (outcome.shipping?.free_by) lines.push(sentence(words.delivery_by, { name: shownAs(outcome.shipping.free_by) }));
    for (const each of outcome.shipping?.off ?? []) lines.push(sentence(words.delivery_off, { name: named(each), amount: moneyTold(each.amount) }));
    for (const name of new Set(outcome.gifts)) lines.push(sentence(words.gift, { name: shownAs(name) }));
    for (const each of outcome.vouchers) if (!held.has(each.id)) lines.push(sentence(words.voucher, { name: shownAs(each.reward) }));
    if (standing && outcome.tier && outcome.tier.name !== standing.tier && standing.tier_known) lines.push(sentence(words.becomes, { name: shownAs(outcome.tier.name) }));
    for (const each of outcome.set_aside) lines.push(sentence(words.aside, { name: named(each) }));
    for (const each of outcome.refused) lines.push(this.refusal(each, standing));
    const list = listOf(lines);
    return list ? [list] : [];
  }

  refusal(each, standing) {
    if (each.points !== undefined) return sentence(TOLD.words.points_refused);
    const voucher = (standing?.vouchers ?? []).find((one) => one.id === each.reward);
    const said = { "not-available-yet": TOLD.words.early, expired: TOLD.words.late }[each.because] ?? TOLD.words.refused;
    return sentence(said, { name: each.code ?? shownAs(voucher?.reward ?? each.reward) });
  }

  // Choosing: vouchers, points, and a reward to exchange points for.
  choices(order, standing, outcome) {
    return [this.vouchers(order, standing, outcome), this.points(order, standing, outcome), this.exchanges(standing, outcome)].filter(Boolean);
  }

  // A voucher that is used without being asked for is shown so, and is not to be chosen; nor is
  // one whose first day is still to come, which is shown with it.
  vouchers(order, standing, outcome) {
    const off = new Map((standing.vouchers ?? []).map((each) => [each.id, unfit(order, standing, each.id)]));
    const held = (standing.vouchers ?? []).filter((each) => !each.waits && off.get(each.id) !== "expired");
    if (!held.length) return null;
    const asked = new Set(order.use_rewards ?? []);
    const left = new Set(outcome.vouchers.map((each) => each.id));
    const boxes = held.map((each) => {
      const box = made("input", { type: "checkbox", "data-key": `voucher ${each.id}`, onchange: () => this.toggle(each.id) });
      const early = off.get(each.id) === "not-available-yet";
      box.checked = !early && (asked.has(each.id) || !left.has(each.id));
      box.disabled = early || (!asked.has(each.id) && !left.has(each.id));
      const name = shownAs(each.reward);
      const [said, day] = early ? [TOLD.words.from, each.available_on] : [TOLD.words.until, each.expires_on];
      return made("label", {}, box, made("span", {}, day ? sentence(said, { name, date: dayTold(day) }) : made("bdi", {}, name)));
    });
    return made("fieldset", {}, made("legend", {}, TOLD.words.vouchers), boxes);
  }

  points(order, standing, outcome) {
    const there = (standing.lots ?? []).reduce((sum, lot) => sum + collectedMinor(lot.points), 0n);
    if (!TOLD.redeems || there <= 0n) return null;
    const words = TOLD.words;
    const used = outcome.points.used;
    const field = made("input", { type: "text", inputmode: "decimal", autocomplete: "off", "data-key": "points", "aria-invalid": "false" });
    field.value = collectedMinor(used) ? `${used}`.replace(".", TOLD.decimal) : "";
    const apply = () => this.pay(field, there);
    field.addEventListener("keydown", (event) => event.key === "Enter" && apply());
    const small = [sentence(words.there, { amount: collectedTold(collectedPlain(there)) }), ...TOLD.limits];
    const label = made("label", { class: "above" }, made("span", {}, `${words.points} `), small.map((each) => made("span", { class: "small" }, each)), field);
    const buttons = [this.button("apply", words.apply, words.apply, apply), this.button("all", words.all, words.all, () => this.choose({ use_points: "all" }), true)];
    return made("div", { class: "row" }, label, buttons);
  }

  // A number as people type it, thousands parted as the page parts them; nothing typed is none.
  pay(field, there) {
    const apart = TOLD.thousands === "," && COLLECTED_DIGITS < 3 ? /\s|,(?=\d{3}\b)/g : /\s/g;
    const typed = field.value.replace(apart, "").replace(",", ".") || "0";
    const fits = /^\d{1,12}(\.\d+)?$/.test(typed) && (typed.split(".")[1] ?? "").length <= COLLECTED_DIGITS;
    const minor = fits ? collectedMinor(typed) : null;
    const wrong = minor === null || minor > there;
    field.setAttribute("aria-invalid", wrong);
    this.said.hidden = !wrong;
    this.said.textContent = wrong ? plainly(TOLD.words.there, { amount: collectedTold(collectedPlain(there)) }) : "";
    if (!wrong) this.choose({ use_points: minor ? (COLLECTED_DIGITS ? collectedPlain(minor) : Number(minor)) : null });
  }

  exchanges(standing, outcome) {
    const there = (standing.lots ?? []).reduce((sum, lot) => sum + collectedMinor(lot.points), 0n);
    const free = there - collectedMinor(outcome.points.used);
    const ready = TOLD.rewards.filter((each) => each.asked && each.fixed && outcome.balance.claimable.includes(each.reward) && collectedMinor(each.cost) <= free);
    if (!ready.length) return null;
    return made("fieldset", {}, made("legend", {}, TOLD.words.exchange), ready.map((each) => this.exchange(each)));
  }

  toggle(id) {
    const used = this.wanted().use_rewards ?? [];
    this.choose({ use_rewards: used.includes(id) ? used.filter((each) => each !== id) : [...used, id] });
  }

  choose(what) {
    this.chosen = { ...this.chosen, ...what };
    this.note = null;
    const { use_points = null, use_rewards = [] } = this.wanted();
    this.redraw();
    return this.act("use", { use_points, use_rewards });
  }
}

define("palier-cart", PalierCart);
