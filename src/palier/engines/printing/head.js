// Whole numbers only: every value is a BigInt, true is 1n, false is 0n. A column is a list with a
// value for each unit of the order; `units` is their number.

function dividedDown(x, by) {
  if (!by) return 0n;
  const whole = x / by;
  return whole * by !== x && x < 0n !== by < 0n ? whole - 1n : whole;
}

function dividedUp(x, by) {
  return -dividedDown(-x, by);
}

function dividedNearest(x, by) {
  return dividedDown(2n * x + by, 2n * by);
}

function least(...numbers) {
  return numbers.reduce((one, other) => (other < one ? other : one));
}

function greatest(...numbers) {
  return numbers.reduce((one, other) => (other > one ? other : one));
}

function sum(column) {
  return column.reduce((so_far, value) => so_far + value, 0n);
}

function some(column) {
  return column.some(Boolean) ? 1n : 0n;
}

function spread(value, units) {
  return Array(Number(units)).fill(value);
}

function unitByUnit(columns, row) {
  return columns[0].map((_, unit) => row(columns.map((column) => column[unit])));
}

function sumBefore(column) {
  let before = 0n;
  return column.map((value) => (before += value) - value);
}

function sumBeforeBy(column, within, ...by) {
  const units = column.map((_, unit) => unit);
  units.sort((one, other) => {
    const key = by.find((each) => each[one] !== each[other]);
    return key === undefined ? one - other : key[one] < key[other] ? -1 : 1;
  });
  const before = Array(column.length).fill(0n);
  const sums = new Map();
  for (const unit of units) {
    const group = within === null ? 0n : within[unit];
    before[unit] = sums.get(group) ?? 0n;
    sums.set(group, before[unit] + column[unit]);
  }
  return before;
}

function sumWithin(column, within) {
  const sums = new Map();
  column.forEach((value, unit) => sums.set(within[unit], (sums.get(within[unit]) ?? 0n) + value));
  return within.map((group) => sums.get(group));
}
