"""The pages, one module each: they translate between requests and the registry."""
