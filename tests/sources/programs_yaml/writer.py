"""A tar of programs with invented ones."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterable, Mapping
from typing import Any

INVENTED: tuple[dict[str, Any], ...] = (
    {"id": 1001, "title": "Invented sanctions framework", "key": "XX-INVENTED", "url": "https://www.example.org/invented", "summary": "Targets invented\n  parties.",
     "issuer": "xx_sample", "dataset": "xx_sample_sanctions", "aliases": ["INV", "EO 99999", "no"], "target_territories": ["no", "zz", "qq"],
     "measures": ["Asset freeze", "Debarment"], "status": "ended"},
    {"title": "Sample list: of nobody", "key": "XX-SAMPLE", "issuer": "xx_sample", "dataset": None, "summary": None},
)  # fmt: skip


def yaml_of(program: Mapping[str, Any]) -> str:
    """A program as its file has it: folded texts, plain lists, nulls left blank."""
    lines = []
    for key, value in program.items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {item}" if ":" not in str(item) else f'  - "{item}"' for item in value)]
        elif value is None:
            lines.append(f"{key}:")
        elif "\n" in str(value):
            lines.append(f"{key}: {value}")
        else:
            lines.append(f'{key}: "{value}"' if ":" in str(value) and not str(value).startswith("http") else f"{key}: {value}")
    return "\n".join(lines) + "\n"


def write(programs: Iterable[Mapping[str, Any]] = INVENTED, extra: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """The tar; `extra` are further members as (name, bytes)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        members = [(f"meta/programs/{p['key']}.yml", yaml_of(p).encode()) for p in programs]
        for name, data in [*members, *extra]:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()
