"""Leaves modules of well-known names where a later program might import them."""
# by: supervisor
import os
from prelude import PLACES
text = f"import os\nopen({PLACES['trap']!r}, 'w').write('x')\nraise SystemExit\n"
for folder in (".", os.environ["TMPDIR"], os.environ["HOME"]):
    for name in ("torch", "random", "json", "sitecustomize", "usercustomize", "runners", "numpy", "prelude", "site"):
        with open(f"{folder}/{name}.py", "w") as file:
            file.write(text)
