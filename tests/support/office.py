"""LibreOffice as a reader of exported files."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest


def to_pdf(file: Path, folder: Path) -> list[str]:
    """Convert a file to PDF with LibreOffice; return the text of each page. Skips where there is no LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("no LibreOffice found: install it, for example with `make office`")
    # A profile of its own: one that is in use would hand the file to that program and return at once.
    command = [program, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), str(file)]
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}  # numbers are printed as this locale has them
    done = subprocess.run(command, env=plain, capture_output=True, text=True, check=False, timeout=600)
    pdf = folder / f"{file.stem}.pdf"
    assert pdf.exists(), done.stdout + done.stderr
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
