#!/usr/bin/env python3
"""Responses of 1 MB over FastCGI, from C on libfcgi and from Funnel, straight to the client on kept connections.

    python3 Benchmarks/Large/compare.py FUNNEL FCGILOAD

FUNNEL is large-benchmark as a release build, FCGILOAD the load generator. Rounds are interleaved; medians. Needs
gcc, libfcgi-dev and spawn-fcgi.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
FUNNEL, LOAD = (os.path.abspath(path) for path in sys.argv[1:3])


def start(command):
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measure(socket):
    command = [LOAD, f"unix:{socket}", "-c", "8", "-n", "2000", "-k"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if int(re.search(r"bad=(\d+)", output)[1]):
        sys.exit(f"wrong answers: {output}")
    return float(re.search(r"rps=(\d+)", output)[1])


def main():
    folder = tempfile.mkdtemp(prefix="large-")
    sockets = {"C": f"{folder}/c.sock", "Funnel": f"{folder}/funnel.sock"}
    subprocess.run(["gcc", "-O2", "-o", f"{folder}/large", f"{HERE}/large.c", "-lfcgi", "-lpthread"], check=True)
    programs = [
        start(["spawn-fcgi", "-n", "-s", sockets["C"], "--", f"{folder}/large", "16"]),
        start([FUNNEL, "serve", "--fastcgi", f"unix:{sockets['Funnel']}", "--log-level", "warning"]),
    ]
    try:
        deadline = time.time() + 10
        while not all(map(os.path.exists, sockets.values())):
            if time.time() > deadline:
                sys.exit("a program does not start")
            time.sleep(0.05)
        rates = {name: [] for name in sockets}
        for _ in range(5):
            for name, socket in sockets.items():
                rates[name].append(measure(socket))
        for name, values in rates.items():
            ratio = statistics.median(value / other for value, other in zip(values, rates["C"]))
            print(f"{name:8} {statistics.median(values):8.0f} MB/s {ratio:6.2f}")
    finally:
        for program in programs:
            program.terminate()
            program.wait()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
