// Counts how long a form takes, for somebody who said yes to it: from opening the page to sending the form, only while
// the page is looked at. Without this script nothing is counted.
const MOST_SECONDS = 30 * 60;
const FIELDS = "textarea, select, input:not([type=hidden])";

const place = document.querySelector("[data-meter]");
// A page that only sends what other pages asked has a button and no field.
const asked = "sends" in place.dataset ? "main button" : FIELDS;
let passed = 0;
let since = document.hidden ? null : performance.now();

function pause() {
  if (since !== null) passed += performance.now() - since;
  since = null;
}

function begin() {
  passed = 0;
  since = document.hidden ? null : performance.now();
}

function told(event) {
  const form = event.target;
  const token = form.querySelector("input[name=csrfmiddlewaretoken]");
  if (form.method !== "post" || !token || !form.querySelector(asked)) return;
  pause();
  const said = new FormData();
  said.set("csrfmiddlewaretoken", token.value);
  said.set("form", place.dataset.form);
  said.set("place", place.dataset.place);
  said.set("seconds", String(Math.min(MOST_SECONDS, Math.max(1, Math.round(passed / 1000)))));
  navigator.sendBeacon(place.dataset.meter, said);
  begin();
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) pause();
  else if (since === null) since = performance.now();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) begin();
});
document.addEventListener("submit", told);
