#!/usr/bin/env python3
"""What idle connections cost the HTTP server: `idle.py PROGRAM [COUNT]`.

Opens COUNT connections (default 5,000), sends a request on each and keeps them open. Prints the threads and the peak
memory (VmHWM) before and after, and how long one more request takes. Fails above 60 MB, or if a thread was added.
"""
import resource
import signal
import socket
import subprocess
import sys
import time

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connect(port):
    for _ in range(1000):
        try:
            return socket.create_connection(("127.0.0.1", port), 20)
        except OSError:
            time.sleep(0.005)
    sys.exit("no server")


def ask(connection):
    connection.sendall(REQUEST)
    answer = connection.recv(4096)
    assert answer.startswith(b"HTTP/1.1 200 "), answer


def status(process):
    with open(f"/proc/{process.pid}/status") as lines:
        fields = dict(line.split(":", 1) for line in lines)
    return int(fields["Threads"]), int(fields["VmHWM"].split()[0]) / 1000


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count + 100), hard))
    port = free_port()
    options = ["serve", "--http", f"127.0.0.1:{port}", "--log-level", "warning"]
    process = subprocess.Popen([program] + options)
    try:
        first = connect(port)
        for _ in range(100):
            ask(first)
        threads, memory = status(process)
        print(f"1 connection: {threads} threads, VmHWM {memory:.1f} MB")
        idle = [connect(port) for _ in range(count)]
        for connection in idle:
            ask(connection)
        after, memory = status(process)
        print(f"{count} idle connections: {after} threads, VmHWM {memory:.1f} MB")
        begin = time.monotonic()
        ask(first)
        print(f"one more request: {(time.monotonic() - begin) * 1000:.2f} ms")
        begin = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(60)
        print(f"exit code {code} after SIGTERM, in {time.monotonic() - begin:.2f} s")
        if after > threads or memory >= 60 or code != 0:
            sys.exit("too much")
    finally:
        process.kill()


main()
