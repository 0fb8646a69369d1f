"""Two answers to the same request: the same, but for what each service makes by itself (identifiers, secrets, instants)."""

import re

IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
SECRET = re.compile(r"[A-Za-z0-9_\-+/=]{16,}")


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
            if list(one) != list(two):
                return f"{place}: members {sorted(set(one) ^ set(two)) or 'in another order'}"
            return self.first(self.difference(one[key], two[key], f"{place}/{key}") for key in one)
        if isinstance(one, list) and isinstance(two, list):
            if len(one) != len(two):
                return f"{place}: {len(one)} and {len(two)} items"
            return self.first(self.difference(a, b, f"{place}/{number}") for number, (a, b) in enumerate(zip(one, two)))
        if isinstance(one, str) and isinstance(two, str):
            return None if self.same(one, two) else f"{place}: {one[:120]!r} and {two[:120]!r}"
        return None if type(one) is type(two) and one == two else f"{place}: {one!r} and {two!r}"

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
