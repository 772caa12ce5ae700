// Leading a session: says how much time is left, without haste. The page itself says until when, so that nothing is
// missing without this file. Read aloud only when it matters: five minutes, one minute, and the end.
const SECONDS_BETWEEN_LOOKS = 10;
const READ_ALOUD = [5, 1];

const line = document.querySelector("[data-until]");
if (line) begin(line);

function begin(line) {
  const { until, many, one, over } = line.dataset;
  const left = line.querySelector("[data-left]");
  const aloud = document.querySelector("[data-announce]");
  let before = Infinity;

  function look() {
    const whole = Math.max(0, Math.ceil((Number(until) - Date.now() / 1000) / 60));
    if (whole === before) return;
    const words = whole === 0 ? over : whole === 1 ? one : many.replace("{n}", String(whole));
    left.textContent = words;
    line.classList.toggle("run__time--over", whole === 0);
    const passed = READ_ALOUD.some((mark) => before > mark && whole === mark) || whole === 0;
    if (passed && before !== Infinity) aloud.textContent = words;
    before = whole;
  }

  look();
  setInterval(look, SECONDS_BETWEEN_LOOKS * 1000);
}
