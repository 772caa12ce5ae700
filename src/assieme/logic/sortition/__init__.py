"""A panel drawn by lot: quotas kept by every panel, chances as equal as the quotas permit, the draw open to all."""
