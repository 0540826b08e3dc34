// What a quoted outcome says of what an award counts: its parts, each with what multiplies it.

function baseShown(award) {
  const said = award.parts.map(({ base, multiplier }) => (multiplier === "1" ? moneyOf(base) : `${moneyOf(base)} × ${numberShown(decimalOf(multiplier))}`));
  return said.length ? new Intl.ListFormat(CALCULATOR.locale).format(said) : moneyOf(award.base);
}

// `3/2` is `1.5`: rules write multipliers with decimals, so that each of them ends.
function decimalOf(multiplier) {
  const [over, under = 1n] = multiplier.split("/").map(BigInt);
  const ends = [...Array(20).keys()].find((digits) => (over * 10n ** BigInt(digits)) % under === 0n) ?? 20;
  return plain((over * 10n ** BigInt(ends)) / under, ends);
}
