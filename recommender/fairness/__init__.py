"""How evenly what is shown is shared out: pure functions of lists, labels and figures."""
