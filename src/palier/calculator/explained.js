// What a quoted outcome says of what an award counts: its parts, each with what multiplies it.

function baseShown(award) {
  const said = award.parts.map(({ base, multiplier }) => {
    const [over, under] = multiplier.split("/");
    return multiplier === "1" ? moneyOf(base) : `${moneyOf(base)} × ${numberShown(`${over / (under ?? 1)}`)}`;
  });
  return said.length ? new Intl.ListFormat(CALCULATOR.locale).format(said) : moneyOf(award.base);
}
