"""T8: flipped bits, truncated and foreign files: `guichet verify` finds them and says so, and nothing crashes.

A backup has its digest beside it, so every flip is found. A database has none: SQLite finds what breaks its pages and indexes,
and rows that carry their own proof say the rest: 99 % of the flips in rows of the journal must be found. Of sealed columns the
same is shown by `JournalTests`."""

import pathlib
import random
import shutil
import sqlite3
import tempfile

from result import Result
from service import Client, Service


def flip(path, place, bit):
    with open(path, "r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def places_of(path, table):
    """Where the bytes of a table's rows are in a file: the cells of its leaf pages (sqlite.org/fileformat.html §1.6)."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    pages = connection.execute(
        "SELECT pgoffset, pgsize FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)).fetchall()
    connection.close()
    content, places = pathlib.Path(path).read_bytes(), []
    for offset, size in pages:
        header = offset + (100 if offset == 0 else 0)
        begin = int.from_bytes(content[header + 5:header + 7], "big")
        places += range(offset + begin, offset + size)
    return places


class Damage:
    """Copies of one sound file, each damaged in its own way, and what `verify` says of them."""

    def __init__(self, service, sound, folder):
        self.service, self.sound, self.folder, self.findings = service, sound, pathlib.Path(folder), []
        self.count = 0

    def verdict(self, name, damage, with_digest):
        """Whether `verify` finds the damage; a crash, or a silent refusal, is a finding."""
        copy = self.folder / "copy.sqlite"
        shutil.copy(self.sound, copy)
        digest = pathlib.Path(f"{copy}.b2sum")
        digest.unlink(missing_ok=True)
        if with_digest:
            shutil.copy(f"{self.sound}.b2sum", digest)
        damage(copy)
        verified = self.service.guichet("verify", copy)
        self.count += 1
        if verified.returncode not in (0, 1) or verified.returncode == 1 and not verified.stderr.strip():
            self.findings.append(f"{name}: verify ended with {verified.returncode}: {verified.stderr.strip()[-200:]}")
        return verified.returncode == 1

    def must_be_found(self, name, damage, with_digest):
        is_found = self.verdict(name, damage, with_digest)
        if not is_found:
            self.findings.append(f"{name}: not found")
        return is_found

    def starts_or_refuses(self, name, damage):
        """A service on a damaged file starts, or ends with a sentence; it never crashes."""
        with Service() as other:
            shutil.copy(self.sound, other.database)
            damage(other.database)
            try:
                other.start()
            except RuntimeError:
                if other.process.returncode != 1 or not other.log().strip():
                    self.findings.append(f"{name}: the service ended with {other.process.returncode}: {other.log()[-200:]}")
        self.count += 1


def run(extent):
    flips = 200 if extent == "short" else 2000
    random.seed(8)
    with Service() as service, tempfile.TemporaryDirectory(prefix="guichet-damage-") as folder:
        service.start()
        client = Client(service.port)
        for number in range(1000):
            client.post(f"{number} " + "x" * random.randrange(1500), f"0190aaaa-bbbb-7ccc-8ddd-{number:012x}")
        sound = service.folder / "sound.sqlite"
        service.guichet("backup", sound, "--database", service.database)
        size = sound.stat().st_size
        damage = Damage(service, sound, folder)
        if damage.verdict("sound", lambda path: None, True):
            damage.findings.append("a sound backup does not verify")
        found, found_in_backups = 0, 0
        for number in range(flips):
            place, bit = random.randrange(size), random.randrange(8)
            found_in_backups += damage.must_be_found(f"backup, bit {bit} of {place}", lambda path: flip(path, place, bit), True)
            if number % 4 == 0:
                found += damage.verdict(f"database, bit {bit} of {place}", lambda path: flip(path, place, bit), False)
        rows, found_in_journal = places_of(sound, "journalEntry"), 0
        for _ in range(flips // 2):
            place, bit = random.choice(rows), random.randrange(8)
            found_in_journal += damage.verdict(f"journal, bit {bit} of {place}", lambda path: flip(path, place, bit), False)
        if found_in_journal < flips // 2 * 0.99:
            damage.findings.append(f"{found_in_journal} of {flips // 2} flips in the journal found")
        for _ in range(20):
            place, bit = random.randrange(16), random.randrange(8)
            damage.must_be_found(f"mark, bit {bit} of {place}", lambda path: flip(path, place, bit), False)
            place = random.randrange(16, 100)
            damage.starts_or_refuses(f"start, header byte {place}", lambda path: flip(path, place, bit))
        for length in (0, 1, 99, 100, 4095, 4096, size // 2, size - 4096, size - 1):
            damage.must_be_found(f"cut to {length}", lambda path: path.open("r+b").truncate(length), False)
            damage.starts_or_refuses(f"start, cut to {length}", lambda path: path.open("r+b").truncate(length))
        foreign = b"%PDF-1.7\n" + bytes(8192)
        damage.must_be_found("foreign", lambda path: path.write_bytes(foreign), False)
        damage.starts_or_refuses("start, foreign", lambda path: path.write_bytes(foreign))
        figure = (f"{found_in_backups} of {flips} flips found in backups; in databases without a digest {found_in_journal} of "
                  f"{flips // 2} in rows of the journal, {found} of {flips // 4} anywhere")
        return Result("damage", damage.count, damage.findings, figure)
