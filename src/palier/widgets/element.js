// What all widgets share: how figures are told, how sentences are filled, how a shop is told and called.

const SHOWN = new Map(TOLD.names);
const GAP = "\u00a0";

// Figures --------------------------------------------------------------------------------------

// An amount as JSON has it (a text, or a whole number), in the smallest unit.
function minorOf(amount, digits) {
  const [, sign, whole, rest = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(`${amount}`);
  return BigInt(sign + whole + rest.padEnd(digits, "0").slice(0, digits));
}

// The same amount as JSON has it.
function plainOf(minor, digits) {
  const size = `${minor < 0n ? -minor : minor}`.padStart(digits + 1, "0");
  const cut = size.length - digits;
  return (minor < 0n ? "-" : "") + size.slice(0, cut) + (digits ? `.${size.slice(cut)}` : "");
}

// A size in figures: all its decimals, or none where it is whole.
function figureOf(size, digits) {
  const [whole, rest = ""] = plainOf(size, digits).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, TOLD.thousands) + (/[1-9]/.test(rest) ? TOLD.decimal + rest : "");
}

function sizeOf(minor) {
  return minor < 0n ? [-minor, "\u2212"] : [minor, ""];
}

function moneyTold(amount) {
  const [size, sign] = sizeOf(minorOf(amount, TOLD.digits));
  return sign + TOLD.money.replace("{figure}", figureOf(size, TOLD.digits));
}

// Whether a count of so many takes the plural: what is told of 0 to 2 by halves is enough to know.
function isPlural(size, digits) {
  const unit = 10n ** BigInt(digits);
  const [none, one, between, two] = TOLD.plurals;
  return size >= 2n * unit ? two : size > unit ? between : size === unit ? one : none;
}

const COLLECTED_DIGITS = TOLD.pot ? TOLD.digits : TOLD.decimals;

// What is collected: points with their word, or money of the pot.
function collectedTold(amount) {
  if (TOLD.pot) return moneyTold(amount);
  const [size, sign] = sizeOf(collectedMinor(amount));
  return sign + figureOf(size, TOLD.decimals) + GAP + TOLD.units[isPlural(size, TOLD.decimals) ? 1 : 0];
}

function collectedMinor(amount) {
  return minorOf(amount, COLLECTED_DIGITS);
}

function collectedPlain(minor) {
  return plainOf(minor, COLLECTED_DIGITS);
}

function dayTold(day) {
  const [year, month, date] = day.split("-").map(Number);
  return [date === 1 ? TOLD.first : date, TOLD.months[month - 1], year].join(GAP);
}

// What a tier still takes: every way of it, each of one thing or of several.
function missingTold(ways) {
  return ways.map((way) => way.map(oneMissing).join(TOLD.between.and)).join(TOLD.between.or);
}

function oneMissing(each) {
  const forms = TOLD.measures[each.measure];
  if (each.amount !== undefined) return forms[0].replace("{figure}", TOLD.pot && each.measure !== "spent" ? collectedTold(each.amount) : moneyTold(each.amount));
  if (each.points !== undefined) return forms[0].replace("{figure}", collectedTold(each.points));
  const count = BigInt(each.count ?? each.days);
  return forms[isPlural(count, 0) ? 1 : 0].replace("{figure}", figureOf(count, 0));
}

// Sentences ------------------------------------------------------------------------------------

// A sentence as nodes: names stand alone in it, whatever direction they are written in.
function sentence(template, facts = {}) {
  return template.split(/(\{\w+\})/).map((part) => {
    const fact = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!fact) return part;
    return fact === "name" ? made("bdi", {}, facts.name) : `${facts[fact] ?? ""}`;
  });
}

function plainly(template, facts) {
  return template.replace(/\{(\w+)\}/g, (_, fact) => `${facts[fact] ?? ""}`);
}

function shownAs(name, party) {
  return SHOWN.get(name) ?? TOLD.parties[party] ?? name;
}

// An element with its attributes and what stands in it: texts and elements, never mark-up.
function made(tag, attributes, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true || value === false) element.toggleAttribute(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...inside.flat().filter((each) => each !== null));
  return element;
}

function told(template, facts, kind = "") {
  return made("p", kind ? { class: kind } : {}, sentence(template, facts));
}

function listOf(lines) {
  return lines.length ? made("ul", {}, lines.map((each) => made("li", {}, each))) : null;
}

// The element -----------------------------------------------------------------------------------

// A widget takes records as properties, or as attributes in JSON, and draws itself anew at each.
class PalierWidget extends HTMLElement {
  static takes = [];
  static get observedAttributes() {
    return this.takes;
  }

  constructor() {
    super();
    this.given = new Map();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(TOLD.style);
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    this.live = made("div", { "data-live": true });
    this.frame = made("section", { lang: TOLD.language, "aria-label": TOLD.words.label, part: "widget" }, this.live);
    this.shadowRoot.append(this.frame);
  }

  connectedCallback() {
    for (const name of this.constructor.takes) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.redraw();
  }

  attributeChangedCallback() {
    this.redraw();
  }

  take(name) {
    if (this.given.has(name)) return this.given.get(name);
    const text = this.getAttribute(name);
    if (text === null || text.trim() === "") return null;
    try {
      return JSON.parse(text);
    } catch {
      this.refuse("no-json", [name], `the attribute ${name} is no JSON`);
      return null;
    }
  }

  put(name, value) {
    this.given.set(name, value);
    this.redraw();
  }

  // Draws once for all that is set together; the focus stays where it was.
  redraw() {
    if (!this.isConnected || this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      this.waiting = false;
      const key = this.shadowRoot.activeElement?.dataset.key;
      this.drawn();
      if (key) [...this.shadowRoot.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key)?.focus();
    });
  }

  // A record that is not what it should be leaves the widget empty, and is told.
  drawn() {
    try {
      this.draw();
    } catch (error) {
      this.live.replaceChildren();
      this.acts?.replaceChildren();
      this.refuse("wrong-value", [], `what was given is not what it should be (${error.message})`);
    }
  }

  refuse(code, path, message) {
    console.warn(`${this.localName}: ${message}`);
    this.tell("palier-refused", { code, path });
  }

  tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

function define(name, element) {
  for (const each of element.takes) {
    Object.defineProperty(element.prototype, each, {
      get() {
        return this.take(each);
      },
      set(value) {
        this.put(each, value);
      },
    });
  }
  if (!customElements.get(name)) customElements.define(name, element);
}
