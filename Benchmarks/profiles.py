#!/usr/bin/env python3
"""Where the processor goes on the hottest paths: shares of the samples, by what runs. Needs perf (linux-perf) and wrk.

    Benchmarks/profiles.py [--seconds N] [--symbols N]

For each path: the shares of the kernel, SQLite, memory management and each of our modules, then the functions that take most.
"""

import argparse
import collections
import re
import subprocess
import sys
import tempfile

from service import running

PATHS = ["one row by id", "durable row", "gross to net"]
GROUPS = [
    ("reference counting", r"swift_(retain|release|bridgeObject|weak|unowned|isUniquely|bridgeObjectR)|RefCount|swift_.*[rR]e(tain|lease)"),
    ("allocation", r"malloc|free$|calloc|realloc|_int_free|swift_(alloc|dealloc|slowAlloc|slowDealloc|initStack)|unlink_chunk"),
    ("copying and comparing bytes", r"mem(cpy|move|set|cmp|chr)|strlen|strcmp"),
    ("Swift's runtime", r"swift_|swift::"),
    ("Swift's strings, arrays, sets", r"\$ss|\$sS"),
]


def group(library, symbol):
    """What a sample was spent on."""
    if library.startswith("["):
        return "kernel"
    for name in ("sqlite3", "sodium", "crypto"):
        if name in library:
            return "lib" + name
    if module := re.match(r"\$s(\d+)(\w+)", symbol):
        return module[2][: int(module[1])]
    return next((name for name, pattern in GROUPS if re.search(pattern, symbol)), "other")


def samples(process, url, extra, seconds):
    """Shares of the samples by library and symbol, while wrk asks."""
    with tempfile.NamedTemporaryFile() as data:
        load = subprocess.Popen(["wrk", "-t1", "-c64", f"-d{seconds + 1}s", *extra, url], stdout=subprocess.DEVNULL)
        subprocess.run(
            ["perf", "record", "-q", "-F", "999", "-o", data.name, "-p", str(process.pid), "--", "sleep", str(seconds)], check=True)
        load.wait()
        text = subprocess.run(
            ["perf", "report", "-i", data.name, "--stdio", "--no-children", "--no-demangle", "--sort", "dso,symbol", "-t", "|"],
            capture_output=True, text=True, check=True).stdout
    for line in text.splitlines():
        if found := re.match(r"\s*([\d.]+)%\s*\|\s*(\S+)\s*\|\[[k.]\] (\S+)", line):
            yield float(found[1]), found[2], found[3]


def readable(symbols):
    """The names as they are in the sources."""
    done = subprocess.run(["swift", "demangle", "--simplified"], input="\n".join(symbols), capture_output=True, text=True)
    return done.stdout.splitlines() if done.returncode == 0 else symbols


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--symbols", type=int, default=8)
    options = parser.parse_args()
    with running() as (process, cases):
        for name in PATHS:
            url, extra = cases[name]
            found, shares = list(samples(process, url, extra, options.seconds)), collections.Counter()
            if not found:
                sys.exit("perf took no samples")
            for share, library, symbol in found:
                shares[group(library, symbol)] += share
            print(f"{name}: " + ", ".join(f"{part} {share:.0f} %" for part, share in shares.most_common() if share >= 1))
            first = sorted((item for item in found if not item[1].startswith("[")), reverse=True)[: options.symbols]
            for (share, _, _), symbol in zip(first, readable([symbol for _, _, symbol in first])):
                print(f"  {share:5.1f} %  {symbol[:120]}")


if __name__ == "__main__":
    main()
