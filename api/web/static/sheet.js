// Printing at a press needs a script, so the button is shown only where there is one.
var button = document.getElementById("print");
button.hidden = false;
button.focus();
button.addEventListener("click", function () {
  window.print();
});
