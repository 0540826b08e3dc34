// The calculator of the page, in a page of the shop's own.

const DRAWN = new Set(["svg", "path", "line"]);

// An element of the page's own markup, which was printed as a list: its tag, attributes, and what stands in it.
function grown(node) {
  if (typeof node === "string") return node;
  const [tag, attributes, ...inside] = node;
  const element = DRAWN.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside.map(grown));
  return element;
}

class PalierCalculator extends PalierWidget {
  static takes = ["values"];

  draw() {
    this.frame.classList.add("bare");
    if (!this.body) {
      this.body = grown(TOLD.tree);
      this.live.append(this.body);
      startCalculator(this.body);
    }
    this.fill(this.take("values") ?? {});
  }

  // What the shop knows already, by the names of the fields.
  fill(values) {
    const { elements } = this.body.querySelector("fieldset");
    for (const [name, value] of Object.entries(values)) {
      const field = elements.namedItem(name);
      if (!field) this.refuse("no-field", ["values", name], `there is no field ${name}`);
      else if (field.type === "checkbox") field.checked = value === true;
      else field.value = `${value}`.replace(".", field.inputMode === "decimal" ? TOLD.decimal : ".");
    }
    this.body.querySelector("fieldset").dispatchEvent(new Event("input"));
  }
}

define("palier-calculator", PalierCalculator);
