"""A second reading of docs/reference/trail.md, sharing no code with the product: verifies the trail in an embedded database.

usage: trail_verifier.py DATABASE [--checkpoint FILE]...   prints `whole`, or the first broken entry (exit code 1)
       trail_verifier.py --roots                           reads lines `seed size root` and compares the roots
"""
import base64
import hashlib
import sqlite3
import sys

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey


def sha256(data):
    return hashlib.sha256(data).digest()


def root_of(leaves):
    """RFC 6962, section 2.1."""
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + root_of(leaves[:split]) + root_of(leaves[split:]))


def leaf_of(entry):
    return sha256(b"\x00" + entry)


def fields(*values):
    return b"".join(b"%d:%s," % (len(value), value) for value in
                    (value if isinstance(value, bytes) else str(value).encode() for value in values))


class Broken(Exception):
    def __init__(self, sequence, why):
        super().__init__(f"entry {sequence}: {why}")


class Key:
    def __init__(self, text):
        self.name, self.id, material = text.split("+", 2)
        material = base64.b64decode(material, validate=True)
        assert material[0] == 1 and sha256(self.name.encode() + b"\n" + material)[:4].hex() == self.id
        self.verify_key = VerifyKey(material[1:])

    def signed(self, note):
        text, _, lines = note.rpartition("\n\n")
        for line in lines.splitlines():
            dash, name, signature = line.split(" ")
            signature = base64.b64decode(signature, validate=True)
            if (dash, name, signature[:4].hex()) == ("\u2014", self.name, self.id):
                try:
                    self.verify_key.verify((text + "\n").encode(), signature[4:])
                    return True
                except BadSignatureError:
                    pass
        return False


def leaves_of(database):
    """Every leaf, computed from the words of its entry."""
    erased, said, leaves = [], set(), []
    for row in database.execute(
            "SELECT sequence, at, account_id, agency, session, type, kind, reference, outcome, actor, address, reason, detail, salt, payload_digest, leaf "
            "FROM trail_events ORDER BY sequence"):
        sequence, (actor, address, reason, detail), (salt, digest, leaf) = row[0], row[9:13], row[13:16]
        if sequence != len(leaves) + 1:
            raise Broken(min(sequence, len(leaves) + 1), "not in its place")
        if salt is None:
            erased.append(sequence)
        elif sha256(salt + fields(actor, address, reason, detail)) != digest:
            raise Broken(sequence, "changed")
        if digest is None or leaf_of(b"holdfast-trail-v1\n" + fields(*row[:9], digest)) != leaf:
            raise Broken(sequence, "changed")
        if row[5] == "trail.payload_erased":
            said.add(int(row[7]))
        leaves.append(leaf)
    for sequence in erased:
        if sequence not in said:
            raise Broken(sequence, "its payload is gone")
    return leaves


def check_checkpoint(note, keys, leaves, good):
    origin, size, root = note.split("\n")[:3]
    if not any(key.name == origin and key.signed(note) for key in keys):
        raise Broken(good + 1, "not signed by the key of the log")
    if int(size) > len(leaves):
        raise Broken(len(leaves) + 1, "missing")
    if base64.b64encode(root_of(leaves[:int(size)])).decode() != root:
        raise Broken(good + 1, "not what was sealed")
    return int(size)


def verify(path, outside):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    keys = [Key(text) for (text,) in database.execute("SELECT public_key FROM trail_keys")]
    leaves = leaves_of(database)
    good = 0
    for (note,) in database.execute("SELECT note FROM trail_checkpoints ORDER BY size"):
        good = check_checkpoint(note, keys, leaves, good)
    for file in outside:
        check_checkpoint(open(file, encoding="utf-8").read(), keys, leaves, 0)
    return len(leaves), good


def compare_roots(lines):
    compared = 0
    for line in lines:
        seed, size, root = line.split()
        assert root_of([leaf_of(f"{seed}/{i}".encode()) for i in range(int(size))]).hex() == root, line
        compared += 1
    print(f"roots: {compared} identical")


def main(arguments):
    if arguments == ["--roots"]:
        return compare_roots(sys.stdin)
    try:
        print("whole: %d entries, %d sealed" % verify(arguments[0], arguments[2::2]))
    except Broken as broken:
        print(f"broken: {broken}")
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
