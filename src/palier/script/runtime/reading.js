// An order and a standing as they are sent, looked at before anything is reckoned.

function named(text) {
  return text
    .normalize("NFC")
    .replace(/\u2019/g, "'")
    .split(/[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/)
    .filter(Boolean)
    .join(" ");
}

function text(value, path) {
  const found = typeof value === "string" ? named(value) : "";
  if (!found) refuse("wrong-value", path, `a text is wanted, not ${shown(value)}`);
  return found;
}

function record(value, path, keys) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse("wrong-value", path, `an object is wanted, not ${shown(value)}`);
  for (const key of Object.keys(value)) {
    if (keys && !keys.includes(key)) refuse("unknown-key", [...path, key], `no such key is known; there are ${keys.join(", ")}`);
  }
  return value;
}

function list(value, path, each) {
  if (gone(value)) return [];
  if (!Array.isArray(value)) refuse("wrong-value", path, `a list is wanted, not ${shown(value)}`);
  return value.map((one, at) => each(one, [...path, at]));
}

function maybe(value, path, read) {
  return gone(value) ? null : read(value, path);
}

function lineOf(line, path) {
  record(line, path, ["price", "quantity", "product", "categories", "tags", "regular_price", "tax", "floor"]);
  if (gone(line.price)) refuse("missing-key", [...path, "price"], "the price of one unit is wanted");
  return {
    price: money(line.price, [...path, "price"]),
    quantity: gone(line.quantity) ? 1 : whole(line.quantity, [...path, "quantity"], 1),
    product: maybe(line.product, [...path, "product"], text),
    categories: list(line.categories, [...path, "categories"], text),
    tags: list(line.tags, [...path, "tags"], text),
    regular_price: maybe(line.regular_price, [...path, "regular_price"], money),
    tax: maybe(line.tax, [...path, "tax"], money),
    floor: maybe(line.floor, [...path, "floor"], money),
  };
}

function codeOf(code, path) {
  if (typeof code === "string") return { code: text(code, path), off: null };
  record(code, path, ["code", "off"]);
  return { code: text(code.code, [...path, "code"]), off: maybe(code.off, [...path, "off"], money) };
}

function orderOf(order) {
  const keys = ["type", "id", "at", "customer", "lines", "channel", "shipping", "delivery", "promo_codes", "use_points", "use_rewards", "payments", "referred_by"];
  record(order, [], keys);
  const lines = list(order.lines, ["lines"], lineOf);
  if (!lines.length) refuse("wrong-value", ["lines"], "at least one line is wanted");
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  if (units > 10000) refuse("too-many-units", ["lines"], `an order may have 10000 units, and this one has ${units}`);
  const at = order.at instanceof Date ? order.at.toISOString() : gone(order.at) ? new Date().toISOString() : order.at;
  const [day, minute] = localTime(at);
  const delivery = gone(order.delivery) ? {} : record(order.delivery, ["delivery"], ["city", "country", "postcode"]);
  return {
    id: maybe(order.id, ["id"], text),
    customer: maybe(order.customer, ["customer"], text),
    referred_by: maybe(order.referred_by, ["referred_by"], text),
    channel: maybe(order.channel, ["channel"], text),
    shipping: maybe(order.shipping, ["shipping"], (value, path) => {
      record(value, path, ["method", "cost", "tax"]);
      return {
        method: maybe(value.method, [...path, "method"], text),
        cost: gone(value.cost) ? 0n : money(value.cost, [...path, "cost"]),
        tax: maybe(value.tax, [...path, "tax"], money),
      };
    }),
    city: maybe(delivery.city, ["delivery", "city"], text),
    country: maybe(delivery.country, ["delivery", "country"], text),
    postcode: maybe(delivery.postcode, ["delivery", "postcode"], text),
    codes: list(order.promo_codes, ["promo_codes"], codeOf),
    points: gone(order.use_points) ? null : order.use_points === "all" ? "all" : collected(order.use_points, ["use_points"]),
    rewards: list(order.use_rewards, ["use_rewards"], text),
    payments: list(order.payments, ["payments"], (value, path) => {
      record(value, path, ["method", "amount"]);
      return { method: text(value.method, [...path, "method"]), amount: maybe(value.amount, [...path, "amount"], money) };
    }),
    lines,
    day,
    minute,
  };
}

// Amounts that are counted under a name: of money a text, of the rest a whole number.
function tally(value, path) {
  const held = gone(value) ? {} : record(value, path);
  return Object.fromEntries(
    Object.keys(held).map((key) => {
      const kind = key.split(":")[0].split(" ")[0];
      const here = [...path, key];
      if (typeof held[key] === "number") return [key, BigInt(whole(held[key], here, -1e15))];
      if (kind === "spent") return [key, money(held[key], here, true)];
      return [key, ["points", "points_earned", "collected"].includes(kind) ? collected(held[key], here, true) : counted(held[key], here, 0, true)];
    }),
  );
}

function byName(value, path) {
  const held = gone(value) ? {} : record(value, path);
  return Object.fromEntries(Object.keys(held).map((key) => [named(key), BigInt(whole(held[key], [...path, key], -1e15))]));
}

function standingRead(standing) {
  const keys = ["who", "member", "tier_known", "friend", "customer_type", "tier", "groups", "boxes", "products_ordered", "bought", "birthday", "tier_since", "joined", "last_order", "counts", "activities", "stamps", "lots", "pending", "vouchers", "friends_due", "uses", "measured"];
  const s = record(standing, ["standing"], keys);
  const at = (key) => ["standing", key];
  const plainText = (value, path) => (typeof value === "string" ? value : refuse("wrong-value", path, `a text is wanted, not ${shown(value)}`));
  return {
    who: gone(s.who) ? "known" : s.who,
    member: gone(s.member) ? true : s.member,
    tier_known: s.tier_known === true,
    friend: s.friend === true,
    customer_type: maybe(s.customer_type, at("customer_type"), plainText),
    tier: maybe(s.tier, at("tier"), plainText),
    groups: list(s.groups, at("groups"), plainText),
    boxes: list(s.boxes, at("boxes"), plainText),
    products_ordered: list(s.products_ordered, at("products_ordered"), plainText),
    bought: list(s.bought, at("bought"), plainText),
    birthday: maybe(s.birthday, at("birthday"), bornOn),
    tier_since: maybe(s.tier_since, at("tier_since"), dateOf),
    joined: maybe(s.joined, at("joined"), dateOf),
    last_order: maybe(s.last_order, at("last_order"), dateOf),
    counts: tally(s.counts, at("counts")),
    activities: byName(s.activities, at("activities")),
    stamps: byName(s.stamps, at("stamps")),
    lots: list(s.lots, at("lots"), (lot, path) => record(lot, path) && ({
      points: collected(lot.points, [...path, "points"], true),
      expires_on: maybe(lot.expires_on, [...path, "expires_on"], dateOf),
    })),
    pending: gone(s.pending) ? 0n : collected(s.pending, at("pending"), true),
    vouchers: list(s.vouchers, at("vouchers"), (each, path) => record(each, path) && ({
      id: plainText(each.id, [...path, "id"]),
      reward: plainText(each.reward, [...path, "reward"]),
      expires_on: maybe(each.expires_on, [...path, "expires_on"], dateOf),
      available_on: maybe(each.available_on, [...path, "available_on"], dateOf),
      points: maybe(each.points, [...path, "points"], (value, where) => collected(value, where, true)),
      waits: each.waits === true,
    })),
    friends_due: list(s.friends_due, at("friends_due"), (value, path) => BigInt(whole(value, path, -1e15))),
    uses: tally(s.uses, at("uses")),
    measured: tally(s.measured, at("measured")),
  };
}

function newcomer(o) {
  return { who: "newcomer", member: PROGRAM.free, joined: isoDay(o.day), friend: o.referred_by !== null && o.referred_by !== o.customer };
}
