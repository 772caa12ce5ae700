"""The meeting room: screens of a meeting that goes on. When it ends, nothing of it stays but sums."""
