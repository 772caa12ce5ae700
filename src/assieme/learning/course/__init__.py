"""The course (T8): short units, each with questions that one can get wrong safely."""
