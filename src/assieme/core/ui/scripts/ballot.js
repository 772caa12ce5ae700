// Ballots: adds up what is ticked of a budget, and writes the numbers of an order by buttons.
// The page works without it.

function addUp(list) {
  const told = list.querySelector("[data-sum]");
  const money = (amount) => {
    const cents = Number.isInteger(amount) ? 0 : 2;
    const digits = { minimumFractionDigits: cents, maximumFractionDigits: cents };
    return `€\u00a0${amount.toLocaleString(document.documentElement.lang, digits)}`;
  };
  const show = () => {
    const ticked = [...list.querySelectorAll("[data-cost]:checked")];
    const sum = ticked.reduce((total, box) => total + Number(box.dataset.cost), 0);
    told.querySelector("[data-costs]").textContent = money(sum);
    told.querySelector("[data-there-is]").textContent = money(Number(list.dataset.addsUp));
    told.hidden = ticked.length === 0;
  };
  list.addEventListener("change", show);
  show();
}

function rank(list) {
  const lines = [...list.querySelectorAll("[data-rank]")].map((line) => ({
    line,
    input: line.querySelector("input"),
    moves: line.querySelector("[data-moves]"),
  }));
  const tell = list.querySelector("[data-tell]");
  const place = (one) => Number.parseInt(one.input.value, 10) || 0;
  const inOrder = () => lines.filter(place).sort((a, b) => place(a) - place(b));

  function write(order, moved) {
    for (const one of lines) one.input.value = "";
    order.forEach((one, number) => {
      one.input.value = String(number + 1);
    });
    const words = place(moved) ? list.dataset.told : list.dataset.gone;
    tell.textContent = words
      .replace("{name}", moved.moves.dataset.name)
      .replace("{place}", moved.input.value);
    show();
  }

  function shift(moved, by) {
    const order = inOrder();
    const from = order.indexOf(moved);
    order.splice(from, 1);
    order.splice(from + by, 0, moved);
    write(order, moved);
  }

  const actions = {
    next: (one) => write([...inOrder(), one], one),
    up: (one) => shift(one, -1),
    down: (one) => shift(one, 1),
    out: (one) =>
      write(
        inOrder().filter((other) => other !== one),
        one,
      ),
  };

  function show() {
    const last = inOrder().length;
    const held = document.activeElement; // asked before anything is hidden: what is hidden loses it
    for (const one of lines) {
      const at = place(one);
      one.line.classList.toggle("pick--chosen", at > 0);
      const shown = { next: !at, up: at > 1, down: at > 0 && at < last, out: at > 0 };
      for (const button of one.moves.children) button.hidden = !shown[button.dataset.move];
      if (held?.hidden && one.moves.contains(held)) {
        one.moves.querySelector("button:not([hidden])").focus();
      }
    }
  }

  for (const one of lines) {
    for (const move of Object.keys(actions)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--quiet pick__move";
      button.dataset.move = move;
      button.textContent = list.dataset[move];
      button.setAttribute("aria-label", `${list.dataset[move]}: ${one.moves.dataset.name}`);
      button.addEventListener("click", () => actions[move](one));
      one.moves.append(button);
    }
    one.input.addEventListener("input", show);
  }
  show();
}

document.querySelectorAll("[data-adds-up]").forEach(addUp);
document.querySelectorAll("[data-ranks]").forEach(rank);
