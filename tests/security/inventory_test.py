"""The inventory of security is what the sources say, and finds what must not be in them."""
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parent.parent.parent


def checked(folder):
    return subprocess.run([folder / "dev/security-docs", "--check"], capture_output=True, text=True, check=False)


class Inventory(unittest.TestCase):
    def setUp(self):
        self.copy = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.copy)
        for part in ("dev/security-docs", "docs/reference/security.md"):
            (self.copy / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / part, self.copy / part)
        shutil.copytree(root / "src", self.copy / "src", ignore=shutil.ignore_patterns("*.js", "*.css", "*.png"))

    def planted(self, path, code):
        with open(self.copy / path, "a", encoding="utf8") as file:
            file.write(code)
        return checked(self.copy)

    def test_the_inventory_of_security_is_what_the_sources_say(self):
        found = checked(root)
        self.assertEqual(found.returncode, 0, found.stdout)

    def test_a_broken_algorithm_is_found(self):
        self.assertIn("EVP_md5 is not to be used", self.planted("src/base/log.cpp", "auto digest = EVP_md5();\n").stdout)

    def test_randomness_that_can_be_guessed_is_found(self):
        self.assertIn("is not to be used", self.planted("src/core/access/secret.cpp", "std::mt19937 dice;\n").stdout)

    def test_sha1_is_for_the_codes_of_authenticator_apps_alone(self):
        self.assertIn("SHA-1", self.planted("src/web/csrf.cpp", "auto digest = EVP_sha1();\n").stdout)

    def test_cryptography_without_a_purpose_is_found(self):
        self.assertIn("crypto_box_easy has no purpose", self.planted("src/web/csrf.cpp", "int box = crypto_box_easy();\n").stdout)

    def test_a_new_way_out_of_the_program_is_found(self):
        self.assertIn("system( is a way out".replace("(", ""), self.planted("src/base/log.cpp", 'int out = system("true");\n').stdout)

    def test_another_module_that_reaches_out_changes_the_inventory(self):
        self.assertNotEqual(self.planted("src/web/csrf.cpp", "auto call = curl_easy_init();\n").returncode, 0)

    def test_a_limit_that_was_changed_is_found(self):
        file = self.copy / "src/core/access/account.hpp"
        file.write_text(file.read_text(encoding="utf8").replace("idle_limit{30}", "idle_limit{60}"), encoding="utf8")
        self.assertIn("idle_limit{30}", checked(self.copy).stdout)

    def test_an_event_that_is_not_in_the_inventory_is_found(self):
        self.assertNotEqual(self.planted("src/core/access/secret.cpp", 'const char* event = "access.door_left_open";\n').returncode, 0)

    def test_there_are_no_ways_in_but_those_that_are_described(self):
        ways = {  # who opens a session, how often in the file, and where it is described
            "src/core/sign_in/sign_in_service.cpp": (1, "sign-in.md", "## Passwords"),
            "src/core/sign_in/second_factor_service.cpp": (2, "sign-in.md", "## Second factor"),
            "src/core/sign_in/passkey_service.cpp": (3, "sign-in.md", "## Passkeys"),
            "src/core/open_id/arrival_service.cpp": (1, "open-id.md", "## Signing in"),
        }
        sources = {str(file.relative_to(root)): file.read_text(encoding="utf8") for file in (root / "src").rglob("*.cpp") if not file.name.endswith("_test.cpp")}
        opening = {name: len(re.findall(r"(?:return|=) (?:sign_in::)?open_session\(", text)) for name, text in sources.items()}
        self.assertEqual({name: count for name, count in opening.items() if count}, {name: count for name, (count, _, _) in ways.items()})
        for _, page, heading in ways.values():
            self.assertIn(heading, (root / "docs/reference" / page).read_text(encoding="utf8"))
        # They all come through one door, which asks whether the person may enter today, and nothing else makes a session.
        self.assertEqual([name for name, text in sources.items() if re.search(r"(?<!void )\binsert_session\(", text)], ["src/core/sign_in/sign_in_service.cpp"])
        self.assertEqual([name for name, text in sources.items() if "INTO access_sessions" in text], ["src/core/access/account_store.cpp"])
        self.assertRegex(sources["src/core/sign_in/sign_in_service.cpp"], r"(?s)Progress open_session\([^{]*\{\s+if \(auto reason = access::reason_for_no_entry")
        # Each counts its attempts before it looks at them; an identity provider counts its own.
        for name in list(ways)[:3]:
            self.assertIn("begin(journal, ", sources[name], name)

    def test_the_documents_have_every_part_that_asvs_asks_for(self):
        wanted = {
            "docs/reference/security.md": ("Levels of protection", "Fields of their own", "Rules of what is entered", "Limits", "Cryptography", "Connections",
                                           "Components that need watching", "Events", "The operator's log"),
            "docs/reference/sign-in.md": ("Passwords", "Guessing", "Sessions", "Second factor", "Passkeys", "With another site",
                                          "Invitations and forgotten passwords"),
            "docs/reference/open-id.md": ("Profiles", "Signing in", "Signing out", "How long it lasts"),
            "docs/reference/imports.md": ("values", "targets"),
        }
        for page, headings in wanted.items():
            found = [line.lstrip("# ").strip("`") for line in (root / page).read_text(encoding="utf8").splitlines() if line.startswith("#")]
            for heading in headings:
                self.assertIn(heading, found, page)


if __name__ == "__main__":
    unittest.main()
