import subprocess
import sys

SCRIPT = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name == "django" or name.startswith("django."):
            raise ImportError("Django is blocked here")
        return None

sys.meta_path.insert(0, Blocked())
try:
    import django
except ImportError:
    pass
else:
    raise SystemExit("the blocker does not block")

import assieme.logic
names = [found.name for found in pkgutil.walk_packages(assieme.logic.__path__, "assieme.logic.")]
for name in (*names, "assieme.cli.matrix", "assieme.cli.main"):
    importlib.import_module(name)
print(len(names))
"""


def test_logic_and_the_command_line_import_with_django_blocked() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 15
