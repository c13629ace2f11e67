#!/usr/bin/env python3
"""Start-up time and memory of a FastCGI application: `footprint.py PROGRAM FCGILOAD`.

Prints the milliseconds from starting PROGRAM to its first answer (five starts), and its peak memory (VmHWM) after
100,000 requests on 16 connections, kept and not kept. FCGILOAD is the load generator, built from fcgiload.c.
"""
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time


def record(kind, content):
    return bytes([1, kind, 0, 1, len(content) >> 8, len(content) & 255, 0, 0]) + content


def pair(name, value):
    return bytes([len(name), len(value)]) + name + value


REQUEST = (
    record(1, bytes([0, 1, 0, 0, 0, 0, 0, 0]))
    + record(4, pair(b"REQUEST_METHOD", b"GET") + pair(b"REQUEST_URI", b"/") + pair(b"SERVER_PROTOCOL", b"HTTP/1.1"))
    + record(4, b"")
    + record(5, b"")
)


def start(program, path):
    options = ["serve", "--fastcgi", "unix:" + path]
    return subprocess.Popen([program] + options, stderr=subprocess.DEVNULL)


def wait_for_answer(path):
    while True:
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(path)
            except OSError:
                time.sleep(0.0002)
                continue
            connection.sendall(REQUEST)
            return connection.recv(4096)


def stop(process):
    process.send_signal(signal.SIGTERM)
    return process.wait(60)


def main():
    program, load = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "app.sock")
        for _ in range(5):
            begin = time.monotonic()
            process = start(program, path)
            answer = wait_for_answer(path)
            print(f"start to first answer: {(time.monotonic() - begin) * 1000:.1f} ms")
            assert b"Status: 200" in answer, answer
            stop(process)
        process = start(program, path)
        wait_for_answer(path)
        for options in ([], ["-k"]):
            subprocess.run([load, "unix:" + path, "-c", "16", "-n", "100000"] + options, check=True)
            with open(f"/proc/{process.pid}/status") as status:
                print(next(line for line in status if line.startswith("VmHWM")).strip())
        print("exit code after SIGTERM:", stop(process))


main()
