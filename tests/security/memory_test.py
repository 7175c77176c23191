"""memory_test.py PROGRAM: what the program is built with and written in, so that a mistake with memory stops it rather than opens it. PROGRAM is the one that is shipped."""
import json
import pathlib
import re
import subprocess
import sys
import unittest

root = pathlib.Path(__file__).resolve().parent.parent.parent
program = pathlib.Path(sys.argv.pop(1))

# What writes without knowing how much room there is, and what leaves memory to somebody's care.
forbidden = {
    "a string of C is written": r"\b(?:v?sprintf|strn?cpy|strn?cat|stp?ncpy|gets|v?f?scanf|v?sscanf|strtok|alloca|strdup|tmpnam|mktemp)\s*\(",
    "memory without an owner": r"(?:\bnew\s+(?:\(|[A-Za-z_])|\bdelete(?:\s*\[\s*\]|\s+[A-Za-z_*(])|\b(?:m|c|re)alloc\s*\()",
}


def code_of(text):
    """The text without comments and without what stands between quotation marks."""
    text = re.sub(r'R"([^(\s]*)\(.*?\)\1"', '""', text, flags=re.S)
    text = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', text)
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)


def faults_in(text):
    return [what for what, pattern in forbidden.items() if re.search(pattern, code_of(text))]


def readelf(*options):
    return subprocess.run(["readelf", "-W", *options, program], capture_output=True, text=True, check=True).stdout


class Sources(unittest.TestCase):
    def test_no_string_of_c_is_written_and_no_memory_is_without_an_owner(self):
        found = [(str(file.relative_to(root)), fault) for kind in ("*.cpp", "*.hpp") for file in sorted((root / "src").rglob(kind))
                 for fault in faults_in(file.read_text(encoding="utf8"))]
        self.assertEqual(found, [])

    def test_what_must_not_be_written_is_found(self):
        for line in ("strcpy(to, from);", "std::sprintf(to, \"%s\", from);", "auto* gone = new State{};", "auto* many = new char[size];", "delete state;", "delete[] many;",
                     "void* raw = std::malloc(size);"):
            self.assertTrue(faults_in(line), line)
        for line in ("Site(const Site&) = delete;", "// a new State { for each", 'log("delete from");', "INSERT(\"new row\")", "auto made = std::make_unique<State>();"):
            self.assertEqual(faults_in(line), [], line)

    def test_every_file_is_compiled_with_warnings_about_lost_numbers_as_errors(self):
        commands = json.loads((program.parent / "compile_commands.json").read_text(encoding="utf8"))
        ours = [each["command"] for each in commands if "/src/" in each["file"] and "embedded" not in each["file"]]
        self.assertGreater(len(ours), 200)
        for command in ours:
            for flag in ("-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"):
                self.assertIn(f" {flag} ", command)


class Program(unittest.TestCase):
    def test_is_loaded_anywhere_and_nothing_in_it_can_be_both_written_and_run(self):
        self.assertIn("Position-Independent Executable", readelf("-h"))
        segments = readelf("-l")
        self.assertRegex(segments, r"GNU_STACK\s+(?:\S+\s+){5}RW\s")
        self.assertNotRegex(segments, r"(?m)^\s*\w+\s+(?:0x\S+\s+){5}RWE")

    def test_has_its_tables_of_addresses_closed_before_it_begins(self):
        self.assertIn("GNU_RELRO", readelf("-l"))
        dynamic = readelf("-d")
        self.assertRegex(dynamic, r"\(FLAGS\).*BIND_NOW|\(FLAGS_1\).*\bNOW\b")
        self.assertNotRegex(dynamic, r"\((?:RPATH|RUNPATH|TEXTREL)\)")

    def test_stops_where_a_buffer_overflows_and_where_an_index_is_beyond_its_container(self):
        wanted = readelf("--dyn-syms")
        self.assertIn("__stack_chk_fail", wanted)
        self.assertGreater(len(set(re.findall(r"\b__\w+_chk\b", wanted))), 3)
        self.assertIn("__glibcxx_assert_fail", wanted)


if __name__ == "__main__":
    unittest.main()
