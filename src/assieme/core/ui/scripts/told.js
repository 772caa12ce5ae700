// One quiet line at the foot of the page that says how it stands with the network; screen readers hear it politely.
let line;
let timer;

export function tell(words, seconds = 0) {
  if (!line) {
    line = document.createElement("p");
    line.className = "told-line";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  clearTimeout(timer);
  if (line.textContent !== (words ?? "")) line.textContent = words ?? "";
  if (seconds) timer = setTimeout(() => tell(""), seconds * 1000);
}
