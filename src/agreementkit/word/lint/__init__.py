"""Word files against what a public body may publish and what Word can open."""
