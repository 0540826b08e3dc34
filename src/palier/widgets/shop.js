// The shop page of a demonstration: a basket, and a list of what the widgets tell the shop.

const SHOP = JSON.parse(document.getElementById("shop").textContent);
const cart = document.querySelector("palier-cart");
const basket = new Map();

function fill() {
  cart.order = { lines: [...basket].map(([at, quantity]) => ({ ...SHOP.articles[at].line, quantity })), shipping: SHOP.shipping, at: SHOP.at };
}

function signIn(known) {
  for (const each of document.querySelectorAll("palier-product, palier-cart")) each.standing = known ? SHOP.standing : null;
  document.querySelector("palier-account").account = known ? SHOP.account : null;
}

for (const [at, button] of document.querySelectorAll("[data-add]").entries()) {
  button.addEventListener("click", () => {
    basket.set(at, (basket.get(at) ?? 0) + 1);
    fill();
  });
}
document.querySelector("[data-empty]").addEventListener("click", () => {
  basket.clear();
  fill();
});
document.querySelector("[data-member]").addEventListener("change", (event) => signIn(event.target.checked));
for (const name of ["palier-use", "palier-claim", "palier-done", "palier-failed", "palier-refused"]) {
  document.addEventListener(name, (event) => {
    const line = document.createElement("li");
    line.textContent = `${name} ${JSON.stringify(event.detail)}`;
    document.querySelector("[data-told]").prepend(line);
  });
}
basket.set(0, 1);
fill();
signIn(true);
