"""Pure rules and measures: plain values in, frozen dataclasses out; no clock, no database, no settings."""
