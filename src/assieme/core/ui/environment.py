import jinja2
def environment(**options): return jinja2.Environment(**options)
