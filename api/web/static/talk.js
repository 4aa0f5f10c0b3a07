// Enter in the box shows the plan; with Shift it begins a line. While a word is being put
// together from its sounds, Enter belongs to the keyboard.
document.addEventListener("keydown", function (event) {
  var box = event.target;
  if (box.id === "text" && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    box.form.requestSubmit(box.form.querySelector("button"));
  }
});
