"""The hub's queue with many open contacts beside the queue with one, and contacts sent by agencies' systems as fast as they are taken. Called by dev/bench-hub."""
import argparse
import base64
import json
import re
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from http.client import HTTPConnection
from pathlib import Path

import servers

QUEUE_MS, CONTACT_MS, A_SECOND = 20, 15, 15000
QUEUES = ("/hub", "/hub?whose=unassigned", "/hub?stage=received")
SYSTEMS, CONNECTIONS = 16, 64
CONTACT = {"service": "cumbria-county-council", "given_1": "Made", "family_1": "Up", "born_on_1": "2015-03-04", "concern": "Made up for a measurement", "domestic_abuse": "no", "consent": "given",
           "source": "2A", "sender_name": "Nobody", "role": "Teacher", "agency": "Hill School", "reach": "By the bell"}


def let_in(server, number):
    """A system of an agency, at the fastest pace, with its token."""
    form = urllib.parse.urlencode({server.token_field: server.token, "name": f"System {number}", "agency": "cumbria-constabulary", "scopes": "contacts:send", "a_second": "1000"})
    with urllib.request.urlopen(urllib.request.Request(server.url + "/agency-systems/new", form.encode(), {"Cookie": server.cookie}), timeout=30) as answer:
        page = answer.read().decode()
    shown = [re.search(rf"{word}\s*</dt>\s*<dd[^>]*>\s*(?:<code>)?([^<]*)", page)[1].strip() for word in ("Client", "Secret")]
    credentials = base64.b64encode(":".join(urllib.parse.quote(each, safe="") for each in shown).encode()).decode()
    request = urllib.request.Request(server.url + "/api/token", b"grant_type=client_credentials", {"Authorization": f"Basic {credentials}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["access_token"]


class Senders:
    """So many connections, each of which sends one contact after another."""

    def __init__(self, server, tokens):
        self.address, self.tokens, self.times, self.lock = server.url.removeprefix("http://"), tokens, [], threading.Lock()

    def run(self, count):
        self.left = count
        threads = [threading.Thread(target=self.send, args=(number,)) for number in range(CONNECTIONS)]
        before = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return count / (time.perf_counter() - before)

    def send(self, number):
        connection = HTTPConnection(self.address, timeout=30)
        body = json.dumps(CONTACT)
        while True:
            with self.lock:
                if self.left == 0:
                    return
                self.left -= 1
                key = f"contact-{number}-{self.left}"
            headers = {"Authorization": f"Bearer {self.tokens[number % len(self.tokens)]}", "Content-Type": "application/json", "Idempotency-Key": key}
            before = time.perf_counter()
            connection.request("POST", "/api/contacts", body, headers)
            answer = connection.getresponse()
            text = answer.read()
            took = (time.perf_counter() - before) * 1000
            if answer.status != 201:
                raise SystemExit(f"the contact was not taken: {answer.status} {text.decode()}")
            with self.lock:
                self.times.append(took)


def serve(program, contacts):
    """The server with so many open contacts, and how fast they were taken."""
    product = servers.Product(program, tempfile.mkdtemp(prefix="holdfast-hub-"))
    product.load_example()
    server = product.start()
    server.wait_for("/sign-in")
    accounts = product.folder / "accounts.txt"
    servers.sign_in(server, accounts, "administrator")
    senders = Senders(server, [let_in(server, number) for number in range(SYSTEMS)])
    before = server.cpu_seconds()
    a_second = senders.run(contacts)
    cpu = (server.cpu_seconds() - before) / contacts * 1e6
    servers.sign_in(server, accounts, "council-hub-officer")
    return server, a_second, cpu, senders.times


def share_of(times, share):
    return sorted(times)[int(len(times) * share)]


def main():
    parser = argparse.ArgumentParser(prog="dev/bench-hub")
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--contacts", type=int, default=5000, help="open contacts")
    parser.add_argument("--looks", type=int, default=300, help="at each queue, in turn at both sides")
    chosen = parser.parse_args()
    program = str(chosen.program.resolve())
    (one, *_), (many, a_second, cpu, times) = serve(program, 1), serve(program, chosen.contacts)
    try:
        # The sender is written in Python and shares the machine: what it can send is below what the product can take.
        print(f"contacts taken: {a_second:,.0f} a second at {CONNECTIONS} connections (target {A_SECOND:,}: {'met' if a_second >= A_SECOND else 'not shown'}), "
              f"{cpu:.0f} us of CPU each, p50 {share_of(times, 0.5):.1f} ms, p99 {share_of(times, 0.99):.1f} ms (target {CONTACT_MS})")
        for path in QUEUES:
            looks = {one: [], many: []}
            for _ in range(chosen.looks):
                for server, of_server in looks.items():
                    before = time.perf_counter()
                    server.get(path)
                    of_server.append((time.perf_counter() - before) * 1000)
            p99 = share_of(looks[many], 0.99)
            print(f"{path}: p50 {share_of(looks[many], 0.5):.1f} ms, p99 {p99:.1f} ms with {chosen.contacts:,} open (target {QUEUE_MS}: {'met' if p99 < QUEUE_MS else 'MISSED'}); "
                  f"p50 {share_of(looks[one], 0.5):.1f} ms with one; {share_of(looks[many], 0.5) / share_of(looks[one], 0.5):.2f} times")
    finally:
        one.stop()
        many.stop()


if __name__ == "__main__":
    main()
