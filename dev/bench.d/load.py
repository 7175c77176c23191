"""One run of the load generator against one server."""
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from servers import BEFORE, LOAD_CORE

POSTS = Path(__file__).resolve().parent / "posts.lua"
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60000.0}


@dataclass
class Run:
    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_us: float
    requests: int


def milliseconds(text):
    number, unit = re.match(r"([\d.]+)(us|ms|s|m)$", text).groups()
    return float(number) * UNITS[unit]


def read(printed, cpu_seconds):
    if refused := re.search(r"Non-2xx or 3xx responses: (\d+)", printed):
        sys.exit(f"{refused[1]} requests were refused; nothing is measured:\n{printed}")
    requests = int(re.search(r"(\d+) requests in", printed)[1])
    return Run(per_second=float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1]), p50_ms=milliseconds(re.search(r"\n\s+50%\s+(\S+)", printed)[1]),
               p99_ms=milliseconds(re.search(r"\n\s+99%\s+(\S+)", printed)[1]), cpu_us=cpu_seconds / max(requests, 1) * 1e6, requests=requests)


def load(server, path, seconds, headers=(), script=()):
    """64 connections for so many seconds; `script` is a wrk script with its arguments."""
    command = [*BEFORE, "taskset", "-c", LOAD_CORE, "wrk", "-t1", "-c64", f"-d{seconds}s", "--timeout", "20s", "--latency",
               "-H", f"Cookie: {server.cookie}"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", str(POSTS)]
    before = server.cpu_seconds()
    done = subprocess.run([*command, server.url + path, *(["--", *script] if script else [])], capture_output=True, text=True, check=True)
    return read(done.stdout, server.cpu_seconds() - before)


def median(runs):
    """The medians of each column, and all requests of all runs."""
    column = lambda name: statistics.median(getattr(run, name) for run in runs)  # noqa: E731
    return Run(column("per_second"), column("p50_ms"), column("p99_ms"), column("cpu_us"), sum(run.requests for run in runs))
