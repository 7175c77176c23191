"""The two servers that are measured: each pinned to one core, each with its signed-in session."""
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent.parent / "data/examples/cumbria-2016-17"
SERVER_CORE, LOAD_CORE = "0", str(min(1, os.cpu_count() - 1))
# Put before every command that is measured; see --alone.
BEFORE = []
TICKS = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A running server: `url`, `cookie`, `token` of its forms, and the CPU time and memory of its processes."""

    def __init__(self, command, environment, port, folder, core=SERVER_CORE):
        self.url, self.cookie, self.token, self.token_field = f"http://127.0.0.1:{port}", "", "", ""
        self.log = open(Path(folder) / f"{port}.log", "wb")
        self.process = subprocess.Popen([*BEFORE, "taskset", "-c", core, *command], env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log, cwd=folder, start_new_session=True)

    def wait_for(self, path, seconds=30):
        end = time.monotonic() + seconds
        while True:
            try:
                with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                    return answer.read()
            except urllib.error.HTTPError:
                return b""
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    sys.exit(f"the server did not start; its log is {self.log.name}")
                time.sleep(0.001)

    def processes(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def cpu_seconds(self):
        total = 0
        for pid in self.processes():
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def memory_mb(self):
        return sum(int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) for pid in self.processes()) / 1024

    def get(self, path, packed=False):
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip, deflate, br" if packed else "identity"}
        with urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers), timeout=30) as answer:
            return answer.read()

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(30)
        self.log.close()


def first_token(page):
    return re.search(rb'name="csrf_token" value="([0-9a-f]+)"', page)[1].decode()


def sign_in(server, accounts, user_name):
    password = dict(line.split() for line in accounts.read_text().splitlines())[user_name]
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    token = first_token(opener.open(server.url + "/sign-in").read())
    form = urllib.parse.urlencode({"csrf_token": token, "user_name": user_name, "password": password, "next": ""})
    page = opener.open(server.url + "/sign-in", form.encode()).read()
    server.cookie = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar if cookie.name == "holdfast")
    server.token, server.token_field = first_token(page), "csrf_token"


class Product:
    """The product with the example partnership in a new database."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        self.environment = {"HOLDFAST_DATABASE": f"sqlite:{folder}/holdfast.sqlite",
                            "HOLDFAST_PARTNERSHIP": "Cumbria Local Safeguarding Children Board"}

    def run(self, *arguments):
        subprocess.run([self.program, *arguments], env={**os.environ, **self.environment}, cwd=self.folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def load_example(self):
        self.run("example", "--accounts", "accounts.txt")

    def start(self):
        port = free_port()
        return Server([self.program, "serve", "--port", str(port), "--threads", "1"], self.environment, port, self.folder)

    def start_signed_in(self):
        server = self.start()
        server.wait_for("/sign-in")
        sign_in(server, self.folder / "accounts.txt", "performance-analyst")
        return server


def start_django(folder):
    environment = {"YARDSTICK_DATABASE": f"{folder}/django.sqlite", "PYTHONPATH": str(HERE / "django"), "PYTHONDONTWRITEBYTECODE": "1"}
    made = subprocess.run(["/usr/bin/python3", HERE / "django/load.py", EXAMPLE], env={**os.environ, **environment}, check=True,
                          capture_output=True, text=True)
    port = free_port()
    server = Server(["gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{port}", "yardstick.wsgi"], environment, port, folder)
    server.cookie, server.token = made.stdout.split("\n")[:2]
    server.token_field = "csrfmiddlewaretoken"
    server.wait_for("/plain")
    return server
