// A trustee's sheet has a square that holds its words after the # of the address. They are put into the field, and taken
// out of the address, so that they stay in no history. Without this file they are typed.
const field = document.querySelector("[data-share] textarea");
const words = decodeURIComponent(location.hash.slice(1)).match(/[a-z]+/g);
if (field && words && !field.value) {
  field.value = words.join(" ");
  history.replaceState(null, "", location.pathname);
}
