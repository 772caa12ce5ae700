"""How reliable an instrument is: Cronbach's alpha, McDonald's omega total, intraclass correlations, with intervals.

Every number agrees with R's `psych` (2.2.9) where `psych` gives it; `docs/reference/measures.md` says how.
"""
