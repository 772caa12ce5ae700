"""Learning: the course (`course`), and toolkits that people put together themselves (`toolkits`)."""
