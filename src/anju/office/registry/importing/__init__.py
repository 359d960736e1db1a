"""A roster of permits that become records: read and judged as in its annual review."""
