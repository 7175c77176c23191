"""components_test.py PROGRAM: what the program is made of is known: its bill of materials is whole, and every library it asks for has its reason on paper."""
import json
import pathlib
import re
import subprocess
import sys
import unittest

root = pathlib.Path(__file__).resolve().parent.parent.parent
program = sys.argv.pop(1)
of_the_compiler = {"libstdc++", "libm", "libgcc_s", "libc", "libasan", "libubsan", "libtsan", "ld-linux-x86-64"}


def asked_for():
    lines = subprocess.run(["readelf", "-d", program], capture_output=True, text=True, check=True).stdout
    return {name.split(".so")[0] for name in re.findall(r"NEEDED.*\[(.*)\]", lines)} - of_the_compiler


class Components(unittest.TestCase):
    def test_every_library_has_its_reason_in_the_list_of_components(self):
        page = (root / "docs/reference/security.md").read_text(encoding="utf8")
        listed = set(re.findall(r"^\| `(lib[\w+-]+)` \|", page, re.M))
        self.assertEqual(asked_for() ^ listed, set())

    def test_the_bill_of_materials_names_every_package_with_its_version(self):
        bill = json.loads(subprocess.run([root / "dev/sbom", program], capture_output=True, text=True, check=True).stdout)
        self.assertEqual(bill["bomFormat"], "CycloneDX")
        names = {each["name"] for each in bill["components"]}
        self.assertTrue({"libsodium23", "libsqlite3-0", "libpq5", "libssl3", "libc6"} <= names, names)
        for each in bill["components"]:
            self.assertRegex(each["version"], r"^\S*\d")
            self.assertRegex(each["purl"], r"^pkg:deb/debian/\S+@\S+$")


if __name__ == "__main__":
    unittest.main()
