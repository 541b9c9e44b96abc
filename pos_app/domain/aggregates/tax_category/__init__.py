"""A tax category: the rates that the products assigned to it carry."""
