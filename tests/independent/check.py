"""The product's trail and an independent verifier agree: on a thousand roots, on a real database, and on what is wrong after random edits of it."""
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import trail_verifier

HOLDFAST, PRINT_ROOTS = sys.argv[1:3]
EDITS = ["UPDATE trail_events SET reason = reason || 'x' WHERE sequence = ?", "UPDATE trail_events SET account_id = account_id + 1 WHERE sequence = ?",
         "UPDATE trail_events SET at = '2016-01-01T00:00:00.000Z' WHERE sequence = ?", "DELETE FROM trail_events WHERE sequence = ?",
         "UPDATE trail_events SET payload_digest = leaf WHERE sequence = ?", "UPDATE trail_events SET sequence = sequence + 100000 WHERE sequence = ?"]


def holdfast(database, *words):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HOLDFAST_")}
    return subprocess.run([HOLDFAST, "--database", f"sqlite:{database}", *words], capture_output=True, text=True, env=environment)


def first_broken(output):
    return next(line.split(":")[1].split()[1] for line in output.splitlines() if line.startswith("broken"))


def main():
    roots = subprocess.run([PRINT_ROOTS], capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(roots) == 1000
    trail_verifier.compare_roots(roots)
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "a.sqlite"
        made = holdfast(database, "example", "--accounts", f"{folder}/accounts.txt")
        assert made.returncode == 0, made.stderr
        checkpoint = pathlib.Path(folder) / "checkpoint"
        checkpoint.write_text(holdfast(database, "audit", "checkpoint").stdout, encoding="utf-8")
        entries, sealed = trail_verifier.verify(database, [checkpoint])
        assert entries == sealed > 200, (entries, sealed)
        assert f"sealed: {sealed} by" in holdfast(database, "audit", "verify", "--checkpoint", str(checkpoint)).stdout
        dice = random.Random(20170331)
        for number, edit in enumerate(EDITS * 3):
            altered = pathlib.Path(folder) / f"altered-{number}.sqlite"
            shutil.copy(database, altered)
            sequence = dice.randrange(1, entries + 1)
            connection = sqlite3.connect(altered)
            with connection:
                assert connection.execute(edit, (sequence,)).rowcount == 1
            connection.close()
            verified = holdfast(altered, "audit", "verify")
            assert verified.returncode == 1 and first_broken(verified.stdout) == str(sequence), (edit, sequence, verified.stdout)
            try:
                trail_verifier.verify(altered, [])
                raise AssertionError(f"the verifier did not see {edit} of entry {sequence}")
            except trail_verifier.Broken as broken:
                assert str(broken).startswith(f"entry {sequence}:"), (edit, broken)
    print("edits: both name the same entry")


if __name__ == "__main__":
    main()
