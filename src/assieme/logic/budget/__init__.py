"""Participatory budgets: reading ballots, the method of equal shares, the greedy rule, completions."""
