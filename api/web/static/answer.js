// When the connection breaks, send the form the ordinary way: the browser then says what is wrong.
document.addEventListener("htmx:sendError", function (event) {
  event.target.submit();
});
