#!/usr/bin/env python3
"""check.py COMPILER SOURCES: the C++ samples of these modules' READMEs compile against the headers as they are."""
import pathlib
import re
import subprocess
import sys

compiler, sources = sys.argv[1], pathlib.Path(sys.argv[2])
# A module, and the headers that its sample is written against.
samples = {
    "calendar": ["core/calendar/calendar_store.hpp"],
    "documents": ["core/documents/format_pages.hpp", "core/documents/public_edition.hpp"],
    "questionnaires": ["core/policy/record_service.hpp", "core/questionnaires/example_sets.hpp", "core/questionnaires/sheet_pages.hpp", "core/questionnaires/sheet_service.hpp",
                       "core/questionnaires/sheet_store.hpp"],
}
failed = False
for module, headers in samples.items():
    words = (sources / "core" / module / "README.md").read_text(encoding="utf-8")
    code = re.findall(r"^```cpp\n(.*?)^```$", words, re.DOTALL | re.MULTILINE)
    if not code:
        sys.exit(f"{module}: the README has no sample")
    text = "".join(f'#include "{header}"\n' for header in headers) + "#include <fmt/format.h>\nusing namespace holdfast;\n" + "".join(code)
    made = subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-DFMT_SHARED", f"-I{sources}", "-x", "c++", "-"], input=text, text=True, capture_output=True)
    if made.returncode != 0:
        failed = True
        print(f"{module}: the sample of the README does not compile\n{made.stderr}")
sys.exit(1 if failed else 0)
