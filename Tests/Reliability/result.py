"""What a test found."""


class Result:
    """One line: what was tried, how often, what failed, and the figure that is promised."""

    def __init__(self, name, count, findings, figure):
        self.name, self.count, self.findings, self.figure = name, count, findings, figure

    @property
    def passed(self):
        return not self.findings and self.count > 0

    def __str__(self):
        return f"{self.name}: count={self.count} failures={len(self.findings)} figure={self.figure}"
