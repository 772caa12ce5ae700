"""Printed pages: A4, tagged for screen readers (PDF/UA-1), with a code that leads to the same form on screen."""
