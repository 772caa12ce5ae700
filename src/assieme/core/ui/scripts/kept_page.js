// The page that a phone keeps: write a card, see what waits, change it, throw it away, send a hidden one by hand.
const box = document.querySelector("[data-kept]");
const form = document.querySelector("[data-kept-form]");
const told = document.querySelector("[data-told]");
const waiting = document.querySelector("[data-waiting]");
const { kept } = self;

const mine = async () => (await kept.all()).filter((card) => card.keeper === box.dataset.keeper);

function line(card) {
  const item = waiting.querySelector("[data-one]").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-${name}]`);
  part("words").textContent = card.fields.idea || card.fields.drawing_says || part("words").dataset.drawn;
  const unfinished = card.needs || !kept.isComplete(card);
  const hidden = kept.isHidden(card);
  part("unfinished").hidden = !unfinished;
  part("by-hand").hidden = unfinished || !hidden;
  part("goes").hidden = unfinished || hidden;
  part("no-photo").hidden = !card.lostPhoto;
  part("send").hidden = unfinished || !hidden || !navigator.onLine;
  part("send").addEventListener("click", () => sendByHand(card));
  part("change").addEventListener("click", () => change(card));
  part("drop").addEventListener("click", async () => {
    if (!window.confirm(part("drop").dataset.sure)) return;
    await kept.remove(card.ticket);
    await show();
  });
  return item;
}

async function show() {
  const cards = await mine();
  waiting.querySelector("[data-list]").replaceChildren(...cards.map(line));
  waiting.hidden = !cards.length;
}

// As a form of the page itself, so that its answer, with the code, is seen. The answer's page removes it from here.
async function sendByHand(card) {
  const answer = await fetch(box.dataset.ready, { headers: { Accept: "application/json" }, redirect: "manual" });
  if (!answer.ok) {
    window.location.assign("/idea"); // signed out: that page leads to signing in
    return;
  }
  const { token } = await answer.json();
  const sender = document.createElement("form");
  sender.method = "post";
  sender.action = card.place;
  for (const [name, value] of Object.entries({ ...card.fields, csrfmiddlewaretoken: token })) {
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", name, value];
    sender.append(field);
  }
  document.body.append(sender);
  sender.submit();
}

function change(card) {
  for (const [name, value] of Object.entries({ ...card.fields, place: card.place })) {
    const field = form.elements[name];
    if (field) field.value = value; // also chooses among radio buttons
  }
  form.elements.drawing.dispatchEvent(new Event("change"));
  for (const fold of form.querySelectorAll("details")) fold.open = true;
  form.elements.idea.focus();
}

async function keep(event) {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  const { place } = fields;
  delete fields.place;
  try {
    await kept.put({ ticket: fields.ticket, keeper: box.dataset.keeper, place, fields: { ...fields, do: "send" } });
  } catch {
    told.textContent = told.dataset.notKept;
    return;
  }
  form.reset();
  form.elements.ticket.value = crypto.randomUUID();
  form.elements.drawing.value = "";
  form.elements.drawing.dispatchEvent(new Event("change"));
  told.textContent = told.dataset.keptWords;
  await show();
  document.dispatchEvent(new CustomEvent("kept:look"));
}

if (form && box?.dataset.own && self.indexedDB) {
  // A kept page is shown again and again: each card has a ticket of its own.
  form.elements.ticket.value = crypto.randomUUID();
  const here = window.location.pathname;
  const place = form.querySelector(`[name=place][value="${CSS.escape(here)}"]`);
  if (place?.type === "radio") place.checked = true;
  form.addEventListener("submit", keep);
  form.hidden = false;
  document.addEventListener("kept:changed", () => {
    told.textContent = "";
    show();
  });
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  show();
}
