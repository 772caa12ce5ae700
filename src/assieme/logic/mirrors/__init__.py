"""The arithmetic of the mirrors: from plain records to what was promised, allowed, done and felt."""
