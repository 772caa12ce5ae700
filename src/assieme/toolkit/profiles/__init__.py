"""One-page profiles (T4): the same page for everyone, written by its owner, shown to whom its owner chooses."""
