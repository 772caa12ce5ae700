// Shows the photo that was chosen beside the words, before it is sent: what is typed stands next to it.
for (const box of document.querySelectorAll("[data-photo-shown]")) {
  const field = box.closest("form").querySelector("input[type=file]");
  field.addEventListener("change", () => {
    box.replaceChildren();
    const [file] = field.files;
    if (!file) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const image = new Image();
      image.alt = box.dataset.alt;
      image.addEventListener("error", () => box.replaceChildren(box.dataset.noPicture));
      image.src = reader.result;
      box.replaceChildren(image);
    });
    reader.readAsDataURL(file);
  });
}
