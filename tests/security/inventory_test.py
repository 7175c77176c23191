"""The inventory of security is what the sources say, and finds what must not be in them."""
import pathlib
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
