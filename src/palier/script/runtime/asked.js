// What a sheet asks, answered from an order and a standing.

// An order and a standing that have been read, and what of them is asked again and again.
function context(o, s) {
  const [year, month, date] = civil(o.day);
  const units = o.lines.flatMap((line, at) => Array(line.quantity).fill(at));
  const available = s.lots.reduce((sum, lot) => sum + lot.points, 0n);
  return { o, s, units, available, day: o.day, minute: o.minute, year, month, date, weekday: (((o.day + 3) % 7) + 7) % 7 };
}

function flag(held) {
  return Boolean(held);
}

function eachUnit(x, answered) {
  const values = x.o.lines.map((line) => answered(line, x));
  return x.units.map((at) => values[at]);
}

function numberOf(domain, name) {
  return name === null ? 0n : BigInt(NAMES.get(`${domain}\n${named(name)}`) || 0);
}

function bits(domain, names) {
  return names.reduce((mask, name) => {
    const number = numberOf(domain, name);
    return number ? mask | (1n << (number - 1n)) : mask;
  }, 0n);
}

function onSale(line) {
  return flag(line.regular_price !== null && line.regular_price > line.price);
}

function taxedShipping(x) {
  return x.o.shipping && x.o.shipping.tax && x.o.shipping.cost ? x.o.shipping.cost : 1n;
}

// In how many parts a cent of tax is counted, so that each unit bears whole ones.
function taxParts(x) {
  return x.o.lines
    .filter((line) => line.tax && line.price)
    .map((line) => line.price * BigInt(line.quantity))
    .reduce((one, other) => (one / divisor(one, other)) * other, taxedShipping(x));
}

function taxRate(line, x) {
  const sold = line.price * BigInt(line.quantity);
  return sold ? dividedDown((line.tax || 0n) * taxParts(x), sold) : 0n;
}

function shippingTaxRate(x) {
  const tax = x.o.shipping && x.o.shipping.cost ? x.o.shipping.tax : null;
  return ((tax || 0n) * taxParts(x)) / taxedShipping(x);
}

function putIn(x) {
  const available = x.available > 0n ? x.available : 0n;
  if (x.o.points === null) return 0n;
  return x.o.points === "all" || x.o.points > available ? available : x.o.points;
}

function askedFor(x) {
  return typeof x.o.points === "bigint" ? x.o.points : putIn(x);
}

function rankHeld(x) {
  return x.s.tier === null ? 0 : RANKS.get(named(x.s.tier)) ?? null;
}

function measured(x, key, count) {
  return own(x.s.measured, key) ?? own(x.s.counts, count) ?? 0n;
}

function activity(x, key, name) {
  return own(x.s.measured, key) ?? own(x.s.activities, named(name)) ?? 0n;
}

function bought(x, key, name) {
  return own(x.s.measured, key) ?? BigInt(x.s.bought.includes(name));
}

function paidBy(x, methods) {
  const names = methods && methods.map(named);
  return x.o.payments.filter((each) => !names || names.includes(named(each.method)));
}

function boughtWith(voucher) {
  if (!voucher) return 0n;
  return voucher.points ?? REWARDS.find((each) => each.label === voucher.reward)?.cost ?? 0n;
}
