// The curve of a calculator: what an order comes to against its basket, and the steps in it.

// The amounts of goods at which an order comes to have something more, with what it is.
function stepsOf(situation) {
  const most = situation.ordinary * 2n + CALCULATOR.least;
  const unit = 10n ** BigInt(PROGRAM.digits);
  const samples = Array.from({ length: 49 }, (_, at) => (most * BigInt(at)) / 48n).map((amount) => amount - (amount % unit));
  const found = [];
  let before = answerAt(situation, samples[0]);
  samples.slice(1).forEach((amount, at) => {
    const here = answerAt(situation, amount);
    if (more(before, here)) {
      let [low, high] = [samples[at], amount];
      while (high - low > 1n) {
        const middle = (low + high) / 2n;
        if (more(before, answerAt(situation, middle))) high = middle;
        else low = middle;
      }
      const there = answerAt(situation, high);
      if (high > 1n) found.push({ amount: high, said: more(before, there) });
    }
    before = here;
  });
  return { steps: found, samples };
}

// What one answer has that another has not, in words; "" where there is nothing.
function more(before, after) {
  if (!after) return "";
  const words = CALCULATOR.words;
  const had = before || { discounts: [], gifts: [], vouchers: [], tier: null, shipping: null };
  if (before && after.tier && after.tier !== had.tier) return saidOf(words.next_tier, after.tier);
  const free = (told) => told.shipping && told.shipping.charged === toldMoney(0n) && told.shipping.cost !== toldMoney(0n);
  if (before && free(after) && !free(had)) return words.next_delivery;
  const gift = after.gifts.find((name) => !had.gifts.includes(name));
  if (before && gift) return saidOf(words.next_gift, gift);
  if (before && after.vouchers.length > had.vouchers.length) return saidOf(words.next_voucher, after.vouchers[after.vouchers.length - 1]);
  const rules = had.discounts.map((each) => each.rule);
  const discount = after.discounts.find((each) => !rules.includes(each.rule));
  if (before && discount) return saidOf(words.next_discount, discount.rule, { amount: moneyOf(discount.amount) });
  return "";
}

// What is saved (or earned, where nothing is) against the amount of goods; its steps can be touched.
function showCurve(root, fields, situation, { steps, samples }) {
  const figure = placeOf(root, "curve");
  const told = samples.map((amount) => answerAt(situation, amount));
  const money = told.some((each) => each && saved(each));
  const measured = told.map((each) => (each ? (money ? saved(each) : each.earned) : 0n));
  const most = Number(greatest(...measured));
  figure.hidden = !most;
  if (!most) return;
  const widest = Number(samples[samples.length - 1]);
  const across = (amount) => (Number(amount) / widest) * 100;
  const up = (value) => (Number(value) / most) * 36 + 0.5;
  const points = [...samples.map((amount, at) => [amount, measured[at]]), ...steps.flatMap(({ amount }) => [amount - 1n, amount].map((each) => [each, valueAt(situation, each, money)]))];
  points.sort((one, other) => (one[0] < other[0] ? -1 : 1));
  const path = points.map(([amount, value], at) => `${at ? "L" : "M"}${across(amount).toFixed(2)} ${(40 - up(value)).toFixed(2)}`).join("");
  figure.querySelector(".line").setAttribute("d", path);
  figure.querySelector(".under").setAttribute("d", `${path}L100 40L0 40Z`);
  const here = figure.querySelector(".here");
  for (const end of ["x1", "x2"]) here.setAttribute(end, across(situation.ordinary).toFixed(2));
  figure.querySelector("summary").textContent = money ? CALCULATOR.words.curve_saved : CALCULATOR.words.curve_earned;
  const ends = figure.querySelectorAll("[data-end]");
  [ends[0].textContent, ends[1].textContent] = [moneyOf(toldMoney(0n)), moneyOf(toldMoney(samples[samples.length - 1]))];
  const focused = root.getRootNode().activeElement;
  const held = figure.contains(focused) ? focused.dataset.amount : null;
  figure.querySelector(".steps").replaceChildren(
    ...apart(steps, across).map(({ amount, said }) => {
      const step = written("button", "");
      step.type = "button";
      step.dataset.amount = `${amount}`;
      step.style.left = `${across(amount)}%`;
      step.style.bottom = `${up(valueAt(situation, amount, money)) * 2.5}%`;
      const label = filled(CALCULATOR.words.step, { amount: moneyOf(toldMoney(amount)), more: said });
      step.setAttribute("aria-label", label);
      step.title = label;
      step.addEventListener("click", () => {
        fields.elements.namedItem("basket").value = toldMoney(amount).replace(".", CALCULATOR.point);
        showCalculator(root, fields);
      });
      return step;
    }),
  );
  if (held) figure.querySelector(`[data-amount="${held}"]`)?.focus();
}

// Steps that a finger can tell apart: of those closer than a finger on a narrow screen, the first.
function apart(steps, across) {
  const kept = [];
  for (const each of steps) {
    const last = kept[kept.length - 1];
    if (!last || across(each.amount) - across(last.amount) >= 12) kept.push(each);
  }
  return kept;
}

function valueAt(situation, amount, money) {
  const told = answerAt(situation, amount);
  return told ? (money ? saved(told) : told.earned) : 0n;
}
