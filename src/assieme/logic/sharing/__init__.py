"""The tasks of a day shared out by everybody's wishes, with a memory of who had to give way before."""
