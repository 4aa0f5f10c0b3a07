"""The doors: command line, HTTP and pages. They parse, call a service and show."""
