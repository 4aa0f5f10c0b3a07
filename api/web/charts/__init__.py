"""Pictures of numbers as SVG: pure functions, each picture with the table it stands beside."""
