// Choosing the square of a picture: drag it, or move the sliders; both say the same numbers. Without this file the
// sliders still work: the page shows the square after "Show me".
const form = document.querySelector("[data-crop]");
if (form) begin(form);

function begin(form) {
  const whole = form.querySelector("[data-whole]");
  const square = form.querySelector("[data-square]");
  const picture = whole.querySelector("img");
  const [x, y, side] = ["x", "y", "side"].map((name) => form.elements[name]);
  const within = (value, most) => Math.min(Math.max(value, 0), most);

  // The square in pixels of the page, and never outside the picture.
  function place() {
    const { clientWidth: width, clientHeight: height } = picture;
    const edge = Math.min(width, height) * Number(side.value);
    const left = within(Number(x.value) * width - edge / 2, width - edge);
    const top = within(Number(y.value) * height - edge / 2, height - edge);
    Object.assign(square.style, {
      width: `${edge}px`,
      height: `${edge}px`,
      left: `${left}px`,
      top: `${top}px`,
    });
    return { edge, left, top, width, height };
  }

  square.addEventListener("pointerdown", (start) => {
    start.preventDefault();
    square.setPointerCapture(start.pointerId);
    const { edge, left, top, width, height } = place();
    const move = (event) => {
      x.value = (within(left + event.clientX - start.clientX, width - edge) + edge / 2) / width;
      y.value = (within(top + event.clientY - start.clientY, height - edge) + edge / 2) / height;
      place();
    };
    const stop = () => square.removeEventListener("pointermove", move);
    square.addEventListener("pointermove", move);
    square.addEventListener("pointerup", stop, { once: true });
    square.addEventListener("pointercancel", stop, { once: true });
  });

  form.addEventListener("input", place);
  addEventListener("resize", place);
  square.hidden = false;
  if (picture.complete) place();
  else picture.addEventListener("load", place);
}
