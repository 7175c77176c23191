"""updates_test.py PROGRAM: whatever the program is made of that waits for a security update of Debian is named, and one that has waited too long turns the check red.
The machine's own lists of packages are not asked: what Debian publishes on the day of a test is no fault of the product."""
import datetime
import importlib.machinery
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parent.parent.parent
program = sys.argv.pop(1)
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("updates", str(root / "dev/updates"))
updates = importlib.util.module_from_spec(importlib.util.spec_from_loader("updates", loader))
loader.exec_module(updates)

archive, security = "http://deb.debian.org/debian bookworm/main", "http://deb.debian.org/debian-security bookworm-security/main"


def policy(package, installed, **versions):
    """As `apt-cache policy` prints it; `versions` are (version, suite) by the order in which they come."""
    lines = [f"{package}:", f"  Installed: {installed}", f"  Candidate: {installed}", "  Version table:"]
    for version, suites in versions.values():
        lines.append(f"{' *** ' if version == installed else '     '}{version} 500")
        lines += [f"        500 {suite} amd64 Packages" for suite in suites]
    return "\n".join(lines) + "\n"


class Comparison(unittest.TestCase):
    now = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.timezone.utc)
    lists = (policy("libold1", "1.0-1", a=("1.0-1+deb12u2", [security]), b=("1.0-1+deb12u1", [security]), c=("1.0-1", [archive]))
             + policy("libfresh1", "2.0-1+deb12u3", a=("2.0-1+deb12u3", [security, archive]), b=("2.0-1", [archive]))
             + policy("libahead1:amd64", "3.1-1~bpo12+1", a=("3.1-1~bpo12+1", ["http://deb.debian.org/debian bookworm-backports/main"]), b=("3.0-1+deb12u1", [security]))
             + policy("libpoint1", "4.0-1", a=("4.0-1+deb12u1", [archive]), b=("4.0-1", [archive]))
             + policy("libtilde1", "5.0-1~rc1", a=("5.0-1", [security]), b=("5.0-1~rc1", [archive])))
    installed = {"libold1": "1.0-1", "libfresh1": "2.0-1+deb12u3", "libahead1": "3.1-1~bpo12+1", "libpoint1": "4.0-1", "libtilde1": "5.0-1~rc1", "libunknown1": "1"}

    def test_what_is_older_than_the_security_suite_is_named_with_the_newest_there_and_nothing_else(self):
        self.assertEqual(updates.security_versions(self.lists), {"libold1": "1.0-1+deb12u2", "libfresh1": "2.0-1+deb12u3", "libahead1": "3.0-1+deb12u1", "libtilde1": "5.0-1"})
        lines, is_late = updates.overdue(self.installed, self.lists, {}, self.now, 2)
        self.assertEqual(lines, ["libold1 1.0-1 waits for 1.0-1+deb12u2 since 2026-03-10", "libtilde1 5.0-1~rc1 waits for 5.0-1 since 2026-03-10"])
        self.assertFalse(is_late, "an update of this very day is not overdue")

    def test_an_update_that_was_seen_more_than_two_days_ago_is_overdue_and_a_newer_one_begins_anew(self):
        for first, is_overdue in (("2026-03-08", False), ("2026-03-07", True)):
            seen = {"libold1 1.0-1+deb12u2": first, "libgone1 9": "2026-01-01", "libtilde1 4.9": "2026-01-01"}
            lines, is_late = updates.overdue(self.installed, self.lists, seen, self.now, 2)
            self.assertEqual(is_late, is_overdue)
            self.assertEqual(lines[0].endswith(f"since {first}: too long"), is_overdue)
            self.assertEqual(seen, {"libold1 1.0-1+deb12u2": first, "libtilde1 5.0-1": "2026-03-10"})


class Command(unittest.TestCase):
    def run_on(self, lists, *options):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "policy")
            file.write_text(lists, encoding="utf8")
            return subprocess.run([root / "dev/updates", program, "--policy", file, *(f"{folder}/{each}" if each == "seen" else each for each in options)],
                                  capture_output=True, text=True, check=False)

    def test_the_libraries_that_the_program_loads_are_compared(self):
        bill = json.loads(subprocess.run([root / "dev/sbom", program], capture_output=True, text=True, check=True).stdout)
        version = {each["name"]: each["version"] for each in bill["components"]}["libsodium23"]
        newer = policy("libsodium23", version, a=(version + "+deb99u1", [security]), b=(version, [archive]))
        late = self.run_on(newer)
        self.assertEqual((late.returncode, late.stdout.split("\n")[0].split(" since ")[0]), (1, f"libsodium23 {version} waits for {version}+deb99u1"))
        self.assertEqual(self.run_on(newer, "--seen", "seen").returncode, 0)
        done = self.run_on(policy("libsodium23", version, a=(version, [security])))
        self.assertEqual((done.returncode, done.stdout), (0, f"{len(bill['components'])} packages looked at, 0 wait for a security update\n"))

    def test_lists_without_a_security_suite_are_no_good_news(self):
        self.assertEqual(self.run_on(policy("libsodium23", "1", a=("1", [archive]))).returncode, 2)


if __name__ == "__main__":
    unittest.main()
