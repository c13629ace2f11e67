#!/usr/bin/env python3
# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0
"""The blog under load, behind nginx, as `make serve` starts it: with a port and a folder of its own.

    Tests/Load/blog.py                      # 50 visitors read and 5 write for a minute: no error, no lost entry
    Tests/Load/blog.py --seconds 10
    Tests/Load/blog.py --rates              # the front page's rate beside hello's, with wrk
"""

import argparse
import collections
import html
import http.client
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

CLONE = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct horse"
PATHS = ["/", "/?page=2", "/archive", "/search?q=entry", "/feed.xml", "/entry/why-sqlite-is-enough", "/entry/hello-and-welcome"]


class Browser:
    """One visitor: a kept connection, and cookies."""

    def __init__(self, port, cookies=()):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = dict(cookies)

    def request(self, method, path, form=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return response.status, response.headers, text

    def send(self, path, form):
        """Sends the form of a page, with its token."""
        _, _, page = self.request("GET", path)
        token = html.unescape(re.search('name="_xsrf" value="([^"]+)"', page)[1])
        return self.request("POST", path, dict(form, _xsrf=token))


class Run:
    """What all visitors count together."""

    def __init__(self, port, seconds):
        self.port, self.end, self.lock = port, time.monotonic() + seconds, threading.Lock()
        self.answers, self.written, self.errors = collections.Counter(), {}, []

    def read(self, number):
        browser, turn = Browser(self.port), number
        while time.monotonic() < self.end:
            path = PATHS[turn % len(PATHS)]
            turn += 1
            status, _, _ = browser.request("GET", path)
            self.count(f"GET {status}", status == 200, path)

    def write(self, number, cookies):
        browser, turn = Browser(self.port, cookies), 0
        while time.monotonic() < self.end:
            turn += 1
            title = f"Entry {turn} of writer {number}"
            status, headers, page = browser.send("/compose", {"title": title, "text": f"{title}, and its text."})
            self.count(f"POST {status}", status == 303, page[:2000])
            with self.lock:
                self.written[headers.get("Location")] = title

    def count(self, kind, is_right, what):
        with self.lock:
            self.answers[kind] += 1
            if not is_right:
                self.errors.append(f"{kind}: {what}")

    def guarded(self, work, *arguments):
        try:
            work(*arguments)
        except Exception as error:
            self.count(type(error).__name__, False, repr(error))


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def load(port, options):
    author = Browser(port)
    status, _, _ = author.send("/signup", {"name": "Ann", "password": PASSWORD})
    assert status == 303, f"sign-up was answered {status}"
    run = Run(port, options.seconds)
    threads = [threading.Thread(target=run.guarded, args=(run.read, n)) for n in range(options.readers)]
    threads += [threading.Thread(target=run.guarded, args=(run.write, n, author.cookies)) for n in range(options.writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost = [path for path, title in run.written.items() if f"<h1>{title}</h1>" not in author.request("GET", path or "/")[2]]
    _, _, archive = author.request("GET", "/archive")
    stored = sum(int(count) for count in re.findall(r"<span>(\d+) ", archive))
    expected = 10 + run.answers["POST 303"]
    print(f"{options.readers} readers and {options.writers} writers, {options.seconds} s: {dict(run.answers)}; "
          f"{stored} entries stored, {expected} expected; {len(lost)} lost, {len(run.errors)} errors", flush=True)
    for line in run.errors[:5] + lost[:5]:
        print("   ", line)
    return not run.errors and not lost and stored == expected and run.answers["POST 303"] > 0


def rate(port):
    text = subprocess.run(["wrk", "-t1", "-c32", "-d8s", f"http://127.0.0.1:{port}/"], capture_output=True, text=True).stdout
    assert "Non-2xx" not in text, text
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


def hello_rate(folder):
    """The rate of hello, behind an nginx with the same configuration."""
    port, run = free_port(), os.path.join(folder, "hello")
    os.makedirs(os.path.join(run, "static"))
    os.chmod(run, 0o777)
    options = ["swift", "build", "--package-path", CLONE, "-c", "release", "--product", "hello", "--static-swift-stdlib"]
    subprocess.run(options, check=True, stdout=subprocess.DEVNULL)
    configuration = (CLONE / "nginx-sample.conf").read_text().replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    pathlib.Path(run, "nginx.conf").write_text(configuration)
    program = os.path.join(run, "hello-program")
    shutil.copy(CLONE / ".build/release/hello", program)
    app = subprocess.Popen(["spawn-fcgi", "-n", "-s", "hello.sock", "-M", "0666", "--", program], cwd=run,
                           stderr=subprocess.DEVNULL, start_new_session=True)
    user = "user www-data;" if os.geteuid() == 0 else ""
    nginx = subprocess.Popen(["nginx", "-p", run, "-c", f"{run}/nginx.conf", "-g", f"daemon off; {user}"], cwd=run,
                             stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        return rate(port)
    finally:
        nginx.terminate()
        app.terminate()
        nginx.wait()
        app.wait()


def serve(verb, port, folder, **environment):
    variables = dict(os.environ, PORT=str(port), RUN=os.path.join(folder, "run"), **environment)
    subprocess.run([CLONE / "Scripts" / "serve", verb], env=variables, check=True, stdout=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--rates", action="store_true")
    options = parser.parse_args()
    port, folder = free_port(), tempfile.mkdtemp(prefix="funnel-load-")
    os.chmod(folder, 0o755)
    try:
        serve("start", port, folder)
        if not options.rates:
            return 0 if load(port, options) else 1
        kept = rate(port)
        serve("start", port, folder, BLOG_OPTIONS="--no-page-cache")
        fresh = rate(port)
        hello = hello_rate(folder)
        print(f"requests a second behind nginx: hello {hello:.0f}, front page {kept:.0f} ({kept / hello:.0%}), "
              f"front page made for each request {fresh:.0f} ({fresh / hello:.0%})")
        return 0 if kept >= hello / 10 else 1
    finally:
        serve("stop", port, folder)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
