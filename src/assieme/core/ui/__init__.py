"""The design system: layout, components and forms as Jinja templates, and the style they share."""
