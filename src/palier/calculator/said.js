// What the calculator says: figures as the page writes them, and why an order comes to what it does.

function filled(template, facts) {
  return template.replace(/\{(\w+)\}/g, (_, fact) => facts[fact] ?? "");
}

// A sentence about something by its name.
function saidOf(template, name, facts) {
  return filled(template, { ...facts, name: shownName(name) });
}

// As the page writes numbers: all their decimals, or none where they are 0.
function numberShown(number) {
  const decimals = /\.(?!0+$)(\d+)$/.exec(number);
  const digits = decimals ? decimals[1].length : 0;
  return new Intl.NumberFormat(CALCULATOR.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(number);
}

function moneyOf(amount) {
  return filled(CALCULATOR.money, { figure: numberShown(amount) });
}

function collectedOf(units) {
  if (PROGRAM.pot) return moneyOf(units);
  return `${numberShown(units)}\u00a0${isMany(units) ? CALCULATOR.many : CALCULATOR.one}`;
}

function baseShown(award) {
  return moneyOf(award.base);
}

function isMany(number) {
  const size = Math.abs(Number(number));
  return size < CALCULATOR.singular[0] || size > CALCULATOR.singular[1];
}

function shownName(name) {
  return CALCULATOR.names.get(name) ?? name;
}

// Why the order comes to that, a sentence for each thing that is given, and for each that is not.
function sentencesOf(told) {
  const words = CALCULATOR.words;
  const because = (each) => CALCULATOR.reasons[each.because] ?? CALCULATOR.usual;
  const said = told.discounts.map((each) => saidOf(words.discount, each.rule, { amount: moneyOf(each.amount) }));
  if (told.shipping && told.shipping.free_by) said.push(saidOf(words.delivery_by, told.shipping.free_by));
  for (const each of told.shipping ? told.shipping.off : []) said.push(saidOf(words.discount_delivery, each.rule, { amount: moneyOf(each.amount) }));
  for (const name of new Set(told.gifts)) said.push(saidOf(words.gift, name));
  for (const name of told.perks) said.push(saidOf(words.perk, name));
  for (const each of told.points.awards) {
    const facts = { points: collectedOf(each.points), name: shownName(each.rule), base: each.base === null ? "" : baseShown(each) };
    said.push(filled(each.base === null ? words.award : words.award_on, facts));
  }
  for (const each of told.points.multiplied ?? []) said.push(saidOf(words.multiplied, each.rule, { factor: CALCULATOR.factors[each.times] }));
  for (const each of told.set_aside) said.push(saidOf(words.aside, each.rule, { party: CALCULATOR.parties[each.with] }));
  for (const each of told.refused) said.push(filled(words.refused, { name: each.code ?? each.reward ?? words.points_in, because: because(each) }));
  const silent = told.points.silent.map(because);
  const why = silent.find((each) => each !== CALCULATOR.usual) ?? silent[0];
  if (!told.points.awards.length && why) said.push(filled(words.silent, { because: why }));
  return said;
}
