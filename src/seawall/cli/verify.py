"""`seawall verify`: is everything that was stored still what was written?"""

from __future__ import annotations

from seawall.cli.options import AsJson, Home, open_app
from seawall.cli.output import Output


def verify(as_json: AsJson = False, home: Home = None) -> int:
    """Check every stored file against its checksum and name what is damaged.

    \b
    Example:
      seawall verify
    """
    app, output = open_app(home), Output(as_json=as_json)
    found = app.store.verify()
    if as_json:
        output.json({"files": found.checked, "problems": [p.as_dict() for p in found.problems], "unsealed": [str(p) for p in found.unsealed]})
        return 5 if found.problems else 0
    for problem in found.problems:
        output.error(problem)
    if found.unsealed:
        output.say(f"{len(found.unsealed)} files of a load that was cut off have no checksum yet; the next load sees to them.")
    verdict = f"{len(found.problems)} damaged." if found.problems else "all as they were written."
    output.console.print(f"{found.checked:,} files checked, {verdict}")
    return 5 if found.problems else 0
