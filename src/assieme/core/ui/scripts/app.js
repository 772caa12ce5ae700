// Betters what already works without it: show-password and character counts (govuk-frontend),
// the CSRF token for htmx, and the warning before a session ends.
import {
  Button,
  CharacterCount,
  Checkboxes,
  PasswordInput,
  Radios,
  createAll,
} from "./govuk-frontend.min.js";
import "./autosave.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const part of [Button, CharacterCount, Checkboxes, PasswordInput, Radios]) createAll(part);

document.querySelector("[data-take-focus]")?.focus();

document.body.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token) event.detail.headers["X-CSRFToken"] = token.value;
});

const WARN_SECONDS = 5 * 60;

function watchSession(dialog) {
  const minutes = dialog.querySelector("[data-minutes]");
  const form = dialog.querySelector("[data-ending] form");

  // Signed out: say so and leave the page as it is, so that words not yet saved can be copied.
  function tellEnd() {
    clearInterval(clock);
    dialog.querySelector("[data-ending]").hidden = true;
    dialog.querySelector("[data-ended]").hidden = false;
    if (!dialog.open) dialog.showModal();
  }

  function look() {
    const left = Number(dialog.dataset.sessionEnds) - Date.now() / 1000;
    if (left <= 0) {
      tellEnd();
      return;
    }
    minutes.textContent = String(Math.ceil(left / 60));
    if (left <= WARN_SECONDS && !dialog.open) dialog.showModal();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(dialog.dataset.extendUrl, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (!answer.ok || answer.redirected) {
      tellEnd();
      return;
    }
    dialog.dataset.sessionEnds = (await answer.json()).ends;
    dialog.close();
  });

  const clock = setInterval(look, 10_000);
  look();
}

const warning = document.querySelector("dialog[data-session-ends]");
if (warning) watchSession(warning);

// Only pages that change while one looks on need these.
if (document.querySelector("[data-stream]")) import("./stream.js");
if (document.querySelector("form[data-resend], [data-stream]")) import("./resend.js");
