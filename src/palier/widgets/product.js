// What an article earns by itself; what every order earns is told apart.

// Somebody who is a member, and has ordered before: nothing of a first order is an article's own.
const MEMBER = { who: "known", member: true, counts: { orders: 1 } };

// What is used once, on one order, says nothing of an article.
const ONCE = { vouchers: [], stamps: {}, friends_due: [] };

function productOf(line, standing, at) {
  const outcomeOf = (quantity) => quote({ lines: [{ ...line, quantity }], ...(at ? { at } : {}) }, { ...(standing ?? MEMBER), ...ONCE });
  const many = line.quantity ?? 1;
  const [outcome, doubled] = [outcomeOf(many), outcomeOf(2 * many)];
  const whole = collectedMinor(outcome.points.earned);
  const order = ofTheOrder(outcome, doubled);
  const [off, twice] = [outcome, doubled].map((each) => minorOf(each.lines[0].off, TOLD.digits));
  return { own: whole - order, order, off: twice < 2n * off - 1n ? 0n : off, net: outcome.lines[0].net, base: outcome.basket };
}

// What is given whatever is bought: on no amount, and the same for twice as many articles.
function ofTheOrder(outcome, doubled) {
  const flat = outcome.points.awards.filter((each) => each.base === null);
  const grows = (each) => doubled.points.awards.some((other) => other.rule === each.rule && collectedMinor(other.points) > collectedMinor(each.points));
  return flat.filter((each) => !grows(each)).reduce((sum, each) => sum + collectedMinor(each.points), 0n);
}

class PalierProduct extends PalierWidget {
  static takes = ["line", "standing"];
  static get observedAttributes() {
    return [...super.observedAttributes, "price", "regular-price", "product", "categories", "tags", "quantity", "at"];
  }
  static reckon = productOf;

  // The article as an order line: told whole, or by attributes; lists are parted by commas.
  article() {
    const line = this.take("line");
    if (line) return line;
    const price = this.getAttribute("price");
    if (price === null) return null;
    const each = (name) => this.getAttribute(name)?.trim() || null;
    const several = (name) => (each(name) ?? "").split(",").map((one) => one.trim()).filter(Boolean);
    const found = { price: price.trim(), product: each("product"), categories: several("categories"), tags: several("tags") };
    if (each("regular-price")) found.regular_price = each("regular-price");
    if (each("quantity")) found.quantity = Number(each("quantity"));
    return found;
  }

  // Many stand on one page: none is a place of its own.
  draw() {
    this.frame.classList.add("bare");
    this.frame.setAttribute("role", "group");
    this.live.replaceChildren();
    const line = this.article();
    if (!line) return;
    try {
      this.show(line, productOf(line, this.take("standing"), this.getAttribute("at")));
    } catch (error) {
      if (!(error instanceof OrderRefused)) throw error;
      this.refuse(error.code, error.path, error.message);
    }
  }

  show(line, { own, order, off, net, base }) {
    const words = TOLD.words;
    const known = this.take("standing") !== null;
    const many = line.quantity ?? 1;
    const lines = [];
    const amount = collectedTold(collectedPlain(own));
    if (TOLD.collects && own) lines.push(told(known ? (many > 1 ? words.earn : words.earns) : words.would, { amount, many }, "strong"));
    if (TOLD.collects && order > 0n) lines.push(told(words.order, { amount: collectedTold(collectedPlain(order)) }, "small"));
    if (off) lines.push(told(known ? words.price : words.member, { amount: moneyTold(net), base: moneyTold(base) }));
    this.live.append(...lines);
  }
}

define("palier-product", PalierProduct);
