"""Two answers to the same request: the same, but for what each service makes by itself (identifiers, secrets, instants)."""

import json
import re

IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# Besides secrets, the names that candidates have before they meet an employer.
SECRET = re.compile(r"[A-Za-z0-9_\-]{16,}|\b[0-9a-f]{12}\b")
# Made by one request, one after the other: which of them comes first by name is chance.
TOGETHER = 10
# Written down once a minute, each at its own.
LATER = {"lastActivityAt", "lastUsedAt"}


class Pairing:
    """Which identifier of one is which of the other."""

    def __init__(self):
        self.others, self.taken = {}, {}

    def other(self, text):
        """A text of the first as the second has it: identifiers and secrets that are known are replaced."""
        text = IDENTIFIER.sub(lambda match: self.others.get(match[0], match[0]), text)
        return SECRET.sub(lambda match: self.others.get(match[0], match[0]), text)

    def difference(self, one, two, place=""):
        """Where two values are not the same, as a text; `None` when nowhere."""
        if isinstance(one, dict) and isinstance(two, dict):
            one, two = ({key: member for key, member in said.items() if key not in LATER} for said in (one, two))
            if list(one) != list(two):
                return f"{place}: members {sorted(set(one) ^ set(two)) or [list(one), list(two)]}"
            return self.first(self.difference(one[key], two[key], f"{place}/{key}") for key in one)
        if isinstance(one, list) and isinstance(two, list):
            if len(one) != len(two):
                return f"{place}: {len(one)} and {len(two)} items"
            before = dict(self.others), dict(self.taken)
            difference = self.items(one, two, place)
            if difference and isinstance(one[0], dict) and "id" in one[0]:
                self.others, self.taken = before
                difference = self.items(arranged(one), arranged(two), place)
            return difference
        if place.endswith("/number") and isinstance(one, int) and isinstance(two, int):
            # A place in the journal, in which jobs write too, each service's at their own pace.
            return None
        if place.endswith("/next") and isinstance(one, str) and isinstance(two, str):
            return None if self.pair(one, two) else f"{place}: another place"
        if place.endswith("/secret") and isinstance(one, str) and isinstance(two, str):
            return None if len(one) == len(two) and self.pair(one, two) else f"{place}: another secret"
        if isinstance(one, str) and isinstance(two, str):
            return None if self.same(one, two) else f"{place}: {one[:120]!r} and {two[:120]!r}"
        return None if type(one) is type(two) and one == two else f"{place}: {one!r} and {two!r}"

    def items(self, one, two, place):
        return self.first(self.difference(a, b, f"{place}/{number}") for number, (a, b) in enumerate(zip(one, two)))

    @staticmethod
    def first(differences):
        return next((difference for difference in differences if difference), None)

    def same(self, one, two):
        if one == two or self.other(one) == two:
            return True
        for pattern in (IDENTIFIER, INSTANT, SECRET):
            parts = [pattern.findall(text) if pattern is not INSTANT else [match[0] for match in pattern.finditer(text)] for text in (one, two)]
            if len(parts[0]) != len(parts[1]):
                return False
            if pattern is not INSTANT and not all(self.pair(a, b) for a, b in zip(*parts)):
                return False
            one, two = pattern.sub("·", one), pattern.sub("·", two)
        return one == two

    def pair(self, one, two):
        """Whether two identifiers stand for each other: from now on, when neither stood for another."""
        if self.others.get(one, two) != two or self.taken.get(two, one) != one:
            return False
        self.others[one], self.taken[two] = two, one
        return True


def arranged(items):
    """Items in their order, those that were made together in the order of what they say."""
    groups = []
    for item in items:
        instant = int(str(item["id"]).replace("-", "")[:12] if IDENTIFIER.fullmatch(str(item["id"])) else "0", 16)
        if not groups or abs(instant - groups[-1][0]) > TOGETHER:
            groups.append((instant, []))
        groups[-1][1].append(item)
    return [item for _, group in groups for item in sorted(group, key=blanked)]


def blanked(item):
    """What an item says, without what each service makes by itself."""
    return SECRET.sub("", INSTANT.sub("", IDENTIFIER.sub("", json.dumps(item, sort_keys=True))))
