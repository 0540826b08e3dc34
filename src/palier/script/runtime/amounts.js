// Amounts as they are sent and told: whole numbers of the smallest unit inside, texts outside.

class OrderRefused extends Error {
  constructor(code, path, message) {
    super(`${path.join(".") || "order"}: ${message}`);
    this.name = "OrderRefused";
    this.code = code;
    this.path = path;
  }
}

function refuse(code, path, message) {
  throw new OrderRefused(code, path, message);
}

function own(record, key) {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}

function gone(value) {
  return value === undefined || value === null;
}

function counted(value, path, digits, signed) {
  const text = typeof value === "number" && Number.isSafeInteger(value) ? `${value}` : `${typeof value === "bigint" || typeof value === "string" ? value : ""}`;
  const parts = /^(-?)(\d{1,15})(?:\.(\d{1,40}))?$/.exec(text);
  if (!parts) refuse("wrong-value", path, `a whole number${digits ? `, or a text with at most ${digits} decimals` : ""} is wanted, not ${shown(value)}`);
  const decimals = parts[3] || "";
  if (decimals.length > digits) refuse("wrong-value", path, `at most ${digits} decimals are wanted, not ${shown(value)}`);
  if (parts[1] && !signed) refuse("out-of-range", path, `it cannot be below 0, and is ${shown(value)}`);
  const found = BigInt(parts[1] + parts[2] + decimals.padEnd(digits, "0"));
  if (found >= 10n ** 15n || found <= -(10n ** 15n)) refuse("out-of-range", path, `it is too great: ${shown(value)}`);
  return found;
}

function shown(value) {
  try {
    return (typeof value === "bigint" ? `${value}` : JSON.stringify(value) || typeof value).slice(0, 60);
  } catch {
    return typeof value;
  }
}

function money(value, path, signed) {
  return counted(value, path, PROGRAM.digits, signed);
}

function collected(value, path, signed) {
  return counted(value, path, PROGRAM.pot ? PROGRAM.digits : PROGRAM.decimals, signed);
}

function whole(value, path, least) {
  const found = counted(value, path, 0, true);
  if (typeof value === "string" || found < BigInt(least)) refuse("out-of-range", path, `a whole number of at least ${least} is wanted, not ${shown(value)}`);
  return Number(found);
}

function plain(minor, digits) {
  const figures = `${minor < 0n ? -minor : minor}`.padStart(digits + 1, "0");
  const sign = minor < 0n ? "-" : "";
  return digits ? `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}` : sign + figures;
}

function toldMoney(minor) {
  return plain(minor, PROGRAM.digits);
}

function toldUnit(units) {
  if (PROGRAM.pot) return toldMoney(units);
  return PROGRAM.decimals ? plain(units, PROGRAM.decimals) : count(units);
}

function count(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function divisor(one, other) {
  while (other) [one, other] = [other, one % other];
  return one < 0n ? -one : one;
}

function fraction(over, under) {
  if (under < 0n) [over, under] = [-over, -under];
  const shared = divisor(over, under) || 1n;
  return [over / shared, under / shared];
}

function toldFraction([over, under]) {
  return under === 1n ? `${over}` : `${over}/${under}`;
}

// What an award was before it was rounded: of a pot, money as fine as it takes where that ends.
function toldExact(over, under) {
  const exact = fraction(over, under);
  if (!PROGRAM.pot) return toldFraction(fraction(exact[0], exact[1] * 10n ** BigInt(PROGRAM.decimals)));
  let rest = exact[1];
  const powers = [2n, 5n].map((factor) => {
    let power = 0;
    for (; rest % factor === 0n; power++) rest /= factor;
    return power;
  });
  if (rest !== 1n) return toldFraction(fraction(exact[0], exact[1] * 10n ** BigInt(PROGRAM.digits)));
  const finer = Math.max(...powers);
  return plain((exact[0] * 10n ** BigInt(finer)) / exact[1], PROGRAM.digits + finer);
}
