"""Pages: one router and one template folder a persona."""
