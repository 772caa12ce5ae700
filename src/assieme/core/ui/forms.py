from django.forms.renderers import Jinja2 as Renderer
