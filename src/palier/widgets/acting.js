// What a widget does that acts: it tells the shop what a customer wants, and calls its address.

class PalierActing extends PalierWidget {
  constructor() {
    super();
    this.busy = false;
    this.note = null;
    this.acts = made("div", { "data-acts": true });
    this.said = made("p", { role: "status", class: "small" });
    this.frame.append(this.acts, this.said);
  }

  draw() {
    this.frame.setAttribute("aria-busy", this.busy);
    this.live.replaceChildren();
    this.acts.replaceChildren();
    this.show();
    this.frame.hidden = !this.live.childElementCount && !this.acts.childElementCount;
    this.said.hidden = this.note === null;
    this.said.textContent = this.note ?? "";
  }

  // Tells the shop what the customer wants and, unless it says that it sees to it, calls its address.
  async act(name, body) {
    if (this.busy || !this.tell(`palier-${name}`, body)) return;
    const address = this.address();
    if (!address) return;
    const customer = this.getAttribute("customer");
    this.busy = true;
    this.note = null;
    this.redraw();
    try {
      const sent = JSON.stringify({ type: name, ...(customer === null ? {} : { customer }), ...body });
      const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: sent, credentials: "same-origin" });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const got = await answer.json().catch(() => ({}));
      for (const each of this.constructor.takes) if (got && Object.prototype.hasOwnProperty.call(got, each)) this.given.set(each, got[each]);
      this.note = TOLD.words.done;
      this.tell("palier-done", { action: name, answer: got });
    } catch (error) {
      this.note = TOLD.words.failed;
      this.tell("palier-failed", { action: name, reason: error.message });
    }
    this.busy = false;
    this.redraw();
  }

  address() {
    const given = this.getAttribute("action");
    if (!given) return null;
    try {
      const address = new URL(given, document.baseURI);
      if (/^https?:$/.test(address.protocol)) return address.href;
    } catch {
      // told below
    }
    this.refuse("no-address", ["action"], "the action is no address on the web");
    return null;
  }

  claim(reward) {
    const id = [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
    return this.act("claim", { id, reward });
  }

  // A button that says the same to everybody, and to a screen reader of what.
  button(key, text, full, press, plain = false) {
    return made("button", { type: "button", "data-key": key, "aria-label": full, "aria-disabled": `${this.busy}`, class: plain ? "plain" : "main", onclick: press }, text);
  }

  exchange(reward) {
    const name = shownAs(reward.reward);
    const facts = { name, amount: collectedTold(reward.cost) };
    const button = this.button(`claim ${reward.reward}`, plainly(TOLD.words.claim, facts), plainly(TOLD.words.claim_it, facts), () => this.claim(reward.reward));
    return made("div", { class: "row" }, made("div", {}, made("bdi", {}, name), reward.gives.length ? made("div", { class: "small" }, reward.gives.join(" · ")) : null), button);
  }
}
