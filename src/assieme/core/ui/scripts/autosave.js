// Keeps a form's draft while somebody fills it in. The form says so with data-autosave, and its words with
// data-autosave-saved and data-autosave-failed. Without this script the form's own buttons save.
const WAIT = 900;

function watch(form) {
  const told = document.createElement("p");
  told.className = "autosave";
  told.setAttribute("role", "status");
  form.append(told);
  let timer;

  async function save() {
    try {
      const answer = await fetch(form.action || window.location.href, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Autosave": "1" },
        redirect: "manual",
      });
      told.textContent = answer.status === 204 ? form.dataset.autosaveSaved : form.dataset.autosaveFailed;
    } catch {
      told.textContent = form.dataset.autosaveFailed;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);
