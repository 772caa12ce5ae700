// form[data-resend]: what was pressed while the network is away is kept, and sent again until it is answered. Each press
// has an id of its own, in the hidden field `press`, so that one that arrives twice counts once. With data-resend="kept"
// it also outlives the page (a phone that closed it). A form's presses are sent one after the other.
// Words come from data-resend-waiting, on the form or around it.
import { fillOwn, morph, newPress } from "./morph.js";
import { tell } from "./told.js";

const AWAY = new Set([502, 503, 504]);
const TRIES_AT_A_BROKEN_SERVER = 6; // its database may be on its way back; a mistake of ours is not
const LONGEST_WAIT = 15_000;
const SECONDS_TO_ANSWER = 20;
const KEPT = "assieme-presses";

const waiting = []; // what was pressed and is not answered yet, in order; of each form the first is on its way

class Press {
  constructor(form, url, fields) {
    Object.assign(this, { form, url, fields, tries: 0 });
  }

  async send() {
    clearTimeout(this.timer);
    if (this.sending) return;
    this.sending = true;
    const answered = await this.answer();
    this.sending = false;
    if (!answered) {
      this.later();
      return;
    }
    const next = done(this);
    if (next) next.send();
    else show(this.form, ...answered);
  }

  // The answer and its page; nothing where the network or the server is away.
  async answer() {
    const body = new FormData();
    for (const [name, value] of this.fields) body.append(name, name === "csrfmiddlewaretoken" ? token() || value : value);
    try {
      const answer = await fetch(this.url, { method: "POST", body, signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000) });
      const away = AWAY.has(answer.status) || (answer.status === 500 && this.tries < TRIES_AT_A_BROKEN_SERVER);
      return away ? null : [answer, await answer.text()];
    } catch {
      return null;
    }
  }

  later() {
    tell(this.form.closest("[data-resend-waiting]")?.dataset.resendWaiting);
    const wait = Math.min(1000 * 2 ** this.tries++, LONGEST_WAIT) * (0.5 + Math.random());
    this.timer = setTimeout(() => this.send(), wait);
  }
}

const addressOf = (form, other) => new URL(other || form.getAttribute("action") || location.href, location.href).href;
const token = () => document.querySelector("input[name=csrfmiddlewaretoken]:not([value=''])")?.value;

const first = (form) => waiting.find((press) => press.form === form);

// A press is answered; gives the next of its form. Only the last one's page is shown: it has what all of them did.
function done(press) {
  waiting.splice(waiting.indexOf(press), 1);
  keep();
  const next = first(press.form);
  if (next) return next;
  press.form.removeAttribute("aria-busy");
  tell("");
  return null;
}

// Presses that may outlive the page, as text; a form is found again by its address.
function keep() {
  const lasting = waiting.filter(({ form }) => form.dataset.resend === "kept");
  const texts = lasting.map(({ url, fields }) => ({ url, fields: fields.filter(([, value]) => typeof value === "string") }));
  try {
    if (texts.length) sessionStorage.setItem(KEPT, JSON.stringify(texts));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // No room or not allowed: then a press lives as long as its page.
  }
}

function begin(press) {
  const before = first(press.form);
  waiting.push(press);
  press.form.setAttribute("aria-busy", "true");
  renew(press.form);
  keep();
  (before ?? press).send();
}

// The next press of a form is another one.
function renew(form) {
  const press = form.elements.namedItem("press");
  if (press) press.value = newPress();
}

// The same button again, by one who is not sure, is the same press as the last that waits.
function isAgain(press) {
  const last = waiting.findLast((one) => one.form === press.form);
  return last !== undefined && last.url === press.url && said(last) === said(press);
}

const said = ({ fields }) =>
  fields.filter(([name]) => name !== "press" && name !== "csrfmiddlewaretoken").map(String).join("&");

// The answer's page: its parts where this very page answered, else that page.
function show(form, answer, page) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  const here = new URL(answer.url);
  const same = answer.redirected && here.pathname === location.pathname && here.search === location.search;
  if (same) {
    form.reset();
    renew(form);
    for (const part of document.querySelectorAll("[data-part][id]")) {
      const model = fresh.getElementById(part.id);
      if (model && morph(part, model)) part.dispatchEvent(new CustomEvent("assieme:changed", { bubbles: true }));
    }
    fillOwn(document);
  } else if (answer.redirected) {
    location.assign(answer.url);
  } else {
    document.title = fresh.title;
    fresh.body.classList.add("js-enabled", "govuk-frontend-supported");
    document.body.replaceWith(fresh.body);
    scrollTo(0, 0);
    document.querySelector("main")?.focus();
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.resend === undefined) return;
  event.preventDefault();
  const other = event.submitter?.getAttribute("formaction");
  const press = new Press(form, addressOf(form, other), [...new FormData(form, event.submitter)]);
  if (!isAgain(press)) begin(press);
});

const again = () => {
  if (document.visibilityState === "visible") for (const press of waiting) if (first(press.form) === press) press.send();
};
addEventListener("online", again);
document.addEventListener("visibilitychange", again);

// In place of a form of another page.
function stand() {
  const form = document.createElement("form");
  form.dataset.resend = "kept";
  return form;
}

fillOwn(document);
for (const { url, fields } of JSON.parse(sessionStorage.getItem(KEPT) ?? "[]")) {
  const form = [...document.querySelectorAll("form[data-resend]")].find((one) => addressOf(one) === url);
  begin(new Press(form ?? stand(), url, fields));
}
