"""Minutes spent on forms: counted only for who said yes, shown to them, and as middles of groups of ten and more."""
