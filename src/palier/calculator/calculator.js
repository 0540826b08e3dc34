// The calculator of a page: it reads its fields, quotes, and says what the order comes to.

// Brings an element to life that was printed from the template, wherever it stands.
function startCalculator(root) {
  if (!root) return;
  const fields = root.querySelector("fieldset");
  let waiting = 0;
  const redraw = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => showCalculator(root, fields));
  };
  const date = fields.elements.namedItem("date");
  if (date) date.value = firstDate();
  const joined = fields.elements.namedItem("joined");
  if (joined) joined.value = isoDay(aYearBefore(dayOf(...firstDate().split("-"))));
  fields.addEventListener("input", redraw);
  root.hidden = false;
  showCalculator(root, fields);
  for (const more of root.querySelectorAll("details")) more.open = root.clientWidth > 720;
}

function aYearBefore(day) {
  return dayAfter(day, [-12, 0]);
}

// Today in the zone of the programme, or the first or the last day of its run.
function firstDate() {
  const today = todayIn(CALCULATOR.zone);
  if (CALCULATOR.run[0] && today < CALCULATOR.run[0]) return CALCULATOR.run[0];
  return CALCULATOR.run[1] && today > CALCULATOR.run[1] ? CALCULATOR.run[1] : today;
}

// A browser that does not know the zone tells its own day.
function todayIn(zone) {
  try {
    return new Date().toLocaleDateString("sv", { timeZone: zone });
  } catch {
    return new Date().toLocaleDateString("sv");
  }
}

function fieldOf(fields, name) {
  const field = fields.elements.namedItem(name);
  return field ? (field.type === "checkbox" ? field.checked : field.value.trim()) : "";
}

// An amount as people type it, in the smallest unit; nothing typed is 0. Where the page writes
// 10,000 so do they, unless a comma may be before three decimals.
function typedAmount(text, digits) {
  const apart = CALCULATOR.point > "," && digits < 3 ? /\s|,(?=\d{3}\b)/g : /\s/g;
  const parts = /^(\d{0,9})(?:[.,]|$)(\d*)$/.exec(text.replace(apart, ""));
  return !parts || parts[2].length > digits ? null : BigInt(parts[1] + parts[2].padEnd(digits, "0"));
}

// A time of day in minutes; noon where none is typed.
function minuteOf(time) {
  const parts = /^(\d\d):(\d\d)/.exec(time);
  return parts ? parts[1] * 60 + +parts[2] : 720;
}

function linesFor(amount, items, goods) {
  const many = BigInt(items);
  const each = amount / many;
  const dearer = amount - each * many;
  const line = (price, quantity) => ({
    price,
    quantity: Number(quantity),
    product: null,
    categories: [],
    tags: [],
    tax: null,
    floor: null,
    regular_price: goods.sale ? price + 1n : null,
    ...goods.line,
  });
  return [line(each, many - dearer), line(each + 1n, dearer)].filter((one) => one.quantity && one.price);
}

// What is typed, as an order and a standing that have been read.
function situationOf(fields) {
  const get = (name) => fieldOf(fields, name);
  const wrong = [];
  const amountOf = (name, digits) => {
    const amount = typedAmount(get(name), digits);
    if (amount === null) wrong.push(name);
    return amount ?? 0n;
  };
  const moneyIn = (name) => amountOf(name, PROGRAM.digits);
  const unitsIn = (name) => amountOf(name, PROGRAM.pot ? PROGRAM.digits : PROGRAM.decimals);
  const itemsIn = (name) => Number(least(200n, greatest(1n, amountOf(name, 0))));
  const special = CALCULATOR.goods.flatMap((goods, at) => linesFor(moneyIn(`goods${at}`), itemsIn(`items${at}`), goods));
  const first = get("first");
  const dayIn = (name) => (/^\d{4}-\d\d-\d\d$/.test(get(name)) ? dayOf(...get(name).split("-")) : null);
  const typed = dayIn("date");
  const day = typed !== null && /^20/.test(get("date")) ? typed : dayOf(...firstDate().split("-"));
  const minute = minuteOf(get("time"));
  const ticked = (names, field) => names.filter((_, at) => get(`${field}${at}`));
  const held = get("reward") ? [get("reward")] : ticked(CALCULATOR.rewards, "reward");
  const born = dayIn("born");
  const sofar = (amount) => (first ? 0n : amount);
  const [units, earned] = [unitsIn("points"), unitsIn("earned")];
  const [, month, birth] = civil(day);
  const order = {
    id: null,
    customer: null,
    channel: get("channel") || null,
    shipping: CALCULATOR.ships ? { method: get("method") || null, cost: moneyIn("shipping"), tax: null } : null,
    city: get("city") || null,
    country: get("country") || null,
    postcode: get("postcode") || null,
    codes: get("code") ? [{ code: get("code"), off: null }] : [],
    points: get("pay") ? "all" : null,
    rewards: held,
    payments: get("payment") ? [{ method: get("payment"), amount: null }] : [],
    day,
    minute,
  };
  const standing = {
    who: first && PROGRAM.free ? "newcomer" : "known",
    member: PROGRAM.free || get("member"),
    tier_known: Boolean(get("tier")) && !first,
    friend: get("friend"),
    customer_type: get("type") || null,
    tier: (!first && get("tier")) || null,
    groups: ticked(CALCULATOR.groups, "group"),
    boxes: ticked(CALCULATOR.boxes, "box"),
    products_ordered: ticked(CALCULATOR.ordered, "ordered"),
    bought: ticked(CALCULATOR.bought, "bought"),
    birthday: born !== null ? [...civil(born).slice(1), civil(born)[0]] : get("birthday") ? [month, birth, null] : null,
    tier_since: null,
    joined: first ? day : dayIn("joined") ?? aYearBefore(day),
    last_order: first ? null : dayIn("last"),
    counts: {
      orders: sofar(greatest(1n, amountOf("orders", 0))),
      spent: sofar(moneyIn("spent")),
      points_earned: sofar(earned),
      collected: sofar(earned),
      status_points: sofar(amountOf("status", 0)),
      referrals: sofar(amountOf("referrals", 0)),
    },
    activities: Object.fromEntries(CALCULATOR.activities.map((name, at) => [named(name), sofar(amountOf(`activity${at}`, 0))])),
    stamps: Object.fromEntries(CARDS.map((each, at) => [named(each.card), amountOf(`stamps${at}`, 0)])),
    lots: units && !first ? [{ points: units, expires_on: null }] : [],
    pending: sofar(unitsIn("pending")),
    vouchers: held.map((reward) => ({ id: reward, reward, expires_on: null, available_on: null, points: null, waits: false })),
    friends_due: [],
    uses: {},
    measured: {},
  };
  return { order, standing, ordinary: moneyIn("basket"), items: itemsIn("items"), special, wrong, known: new Map() };
}

// What an amount of the goods that the page begins with comes to; null where the order cannot be taken.
function answerAt(situation, ordinary) {
  if (!situation.known.has(ordinary)) situation.known.set(ordinary, answerFor(situation, ordinary));
  return situation.known.get(ordinary);
}

function answerFor(situation, ordinary) {
  const lines = [...linesFor(ordinary, situation.items, CALCULATOR.main), ...situation.special];
  if (!lines.length) return null;
  try {
    const x = context({ ...situation.order, lines }, situation.standing);
    return toldBy(x, taken(x));
  } catch (error) {
    if (error instanceof OrderRefused) return null;
    throw error;
  }
}

// What the page says of an order, of all that an outcome tells.
function toldBy(x, got) {
  const rank = rankAfter(got);
  const given = AWARDS.filter((each) => got.one(each.given));
  const ready = given.filter((each) => availableOn(x.day, each) === x.day);
  const sum = (awards) => awards.reduce((units, each) => units + got.one(each.given), 0n);
  const tier = rank ? TIERS[rank - 1].name : null;
  const next = x.s.member && rank < TIERS.length && !(NOTHING !== null && got.one(NOTHING)) ? { name: TIERS[rank].name, missing: missingOf(got, rank) } : null;
  return {
    discounts: discountsOf(got),
    set_aside: asideOf(got),
    refused: [...x.brought.refused, ...inVain(x, got)],
    shipping: shippingOf(x, got),
    to_pay: toldMoney(got.one(TAX ? TAX.to_pay : LINES.to_pay)),
    perks: [...new Set(marked(got, PERKS))],
    gifts: marked(got, GIFTS),
    points: {
      awards: given.map((each) => ({ rule: each.label, points: toldUnit(got.one(each.given)), base: toldBase(got, each) })),
      multiplied: given.some((each) => each.times !== null) ? multipliersOf(x, got) : [],
      silent: silentOf(got),
    },
    earned: sum(given),
    available: x.available - pointsUsed(got) + sum(ready),
    pending: x.s.pending + sum(given) - sum(ready),
    stamps: CARDS.map((each) => [each.card, got.one(each.after)]),
    vouchers: GIVEN.flatMap((each) => Array(Number(got.one(each.number))).fill(each.reward)),
    tier,
    next,
  };
}

// What multiplies points, on one item or on all; where one works alone, on each the first that does.
function multipliersOf(x, got) {
  const columns = FACTORS.map((each) => got.column(each.works));
  return FACTORS.filter((_, at) => x.units.some((_, unit) => columns[at][unit] && !(PROGRAM.one_factor && columns.slice(0, at).some((before) => before[unit]))));
}

function minor(text) {
  return BigInt(text.replace(".", ""));
}

function saved(told) {
  const off = told.discounts.reduce((sum, each) => sum + minor(each.amount), 0n);
  return told.shipping ? off + minor(told.shipping.cost) - minor(told.shipping.charged) : off;
}

function showCalculator(root, fields) {
  const situation = situationOf(fields);
  for (const field of fields.elements) field.setAttribute("aria-invalid", situation.wrong.includes(field.name));
  const told = situation.wrong.length ? null : answerAt(situation, situation.ordinary);
  placeOf(root, "answer").hidden = !told;
  placeOf(root, "empty").hidden = !!told;
  if (!told) return;
  const steps = stepsOf(situation);
  showFigures(root, told);
  const received = [...new Set(told.vouchers)].map((name) => saidOf(CALCULATOR.words.voucher, name));
  placeOf(root, "why").replaceChildren(...[...sentencesOf(told), ...received].map((said) => written("li", said)));
  showNext(root, situation, steps, showGauge(root, told));
  showCurve(root, fields, situation, steps);
}

function showFigures(root, told) {
  const words = CALCULATOR.words;
  const rows = [[words.to_pay, moneyOf(told.to_pay)]];
  if (CALCULATOR.collects) {
    rows.push([words.earned, collectedOf(toldUnit(told.earned))]);
    rows.push([words.left, collectedOf(toldUnit(told.available))]);
    if (told.pending) rows.push([words.pending, collectedOf(toldUnit(told.pending))]);
  }
  if (saved(told)) rows.splice(1, 0, [words.saved, moneyOf(toldMoney(saved(told)))]);
  if (told.shipping) rows.push([words.delivery, told.shipping.charged === toldMoney(0n) ? words.free : moneyOf(told.shipping.charged)]);
  for (const [card, stamps] of told.stamps) if (stamps > 0n) rows.push([saidOf(words.stamps, card), numberShown(stamps)]);
  placeOf(root, "figures").replaceChildren(
    ...rows.map(([label, figure]) => {
      const row = written("div", "");
      row.append(written("dt", label), written("dd", figure));
      return row;
    }),
  );
}

// Where something is shown, by its name.
function placeOf(root, name) {
  return root.querySelector(`[data-${name}]`);
}

function written(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

// The next step worth making; no tier where the gauge says already what the next one takes.
function showNext(root, situation, { steps }, told) {
  const next = steps.find((each) => each.amount > situation.ordinary && !(told && each.said.startsWith(told)));
  const line = placeOf(root, "next");
  line.hidden = !next;
  if (next) line.textContent = filled(CALCULATOR.words.next, { amount: moneyOf(toldMoney(next.amount - situation.ordinary)), more: next.said });
}

// What the next tier still takes, where one number says it; gives, of a price, how a tier is told.
function showGauge(root, told) {
  const gauge = placeOf(root, "gauge");
  if (!gauge) return;
  const { next } = told;
  const at = next ? TIERS.findIndex((each) => each.name === next.name) : -1;
  const way = next ? next.missing.findIndex((each) => each.length === 1 && each[0].measure !== "membership") : -1;
  gauge.hidden = way < 0;
  if (way < 0) return;
  const missing = next.missing[way][0];
  const wanted = TIERS[at].ways[way].find((each) => each.measure === missing.measure).bound;
  const short = minor(`${missing.amount ?? missing.points ?? missing.count}`);
  const bar = gauge.querySelector("progress");
  bar.value = Number(((wanted - short) * 1000n) / wanted) / 1000;
  const [one, many] = CALCULATOR.measures[missing.measure];
  const what = filled(missing.count !== undefined && isMany(missing.count) ? many : one, { figure: missing.amount ? moneyOf(missing.amount) : missing.points !== undefined ? collectedOf(missing.points) : numberShown(missing.count) });
  gauge.querySelector("p").textContent = saidOf(CALCULATOR.words.gauge, next.name, { what });
  return missing.amount && filled(CALCULATOR.words.next_tier, {});
}

// Words ---------------------------------------------------------------------------------------
