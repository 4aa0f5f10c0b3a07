// When the connection breaks, send the form the ordinary way: the browser then says what is wrong.
// What asks again by itself is no form: it simply asks again.
document.addEventListener("htmx:sendError", function (event) {
  if (event.target.submit) {
    event.target.submit();
  }
});
