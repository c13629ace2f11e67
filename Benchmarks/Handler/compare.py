#!/usr/bin/env python3
"""The same three-route application on Funnel, Hummingbird and Tornado behind one nginx, measured with wrk.

    python3 Benchmarks/Handler/compare.py --funnel .build/release/handler-benchmark --hummingbird PATH/hb-handler

Rounds are interleaved. None of the programs writes an access log. Prints medians and the ratio to Funnel. Needs nginx and wrk; a program that is not given, or
Tornado where it cannot be imported, is left out.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


class Bench:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="handler-bench-")
        os.chmod(self.folder, 0o755)
        self.processes = []

    def start(self, command, environment=None):
        log = open(os.path.join(self.folder, "output.log"), "ab")
        environment = {**os.environ, **(environment or {})}
        self.processes.append(
            subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)
        )

    def stop(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def nginx_configuration(folder, fastcgi, proxied):
    """One server for each program, all with kept connections to it."""
    ports, servers = {}, []
    for name, upstream, location in (
        [(n, f"unix:{s}", "include /etc/nginx/fastcgi_params; fastcgi_pass {u}; fastcgi_keep_conn on;") for n, s in fastcgi.items()]
        + [(n, f"127.0.0.1:{p}", 'proxy_pass http://{u}; proxy_http_version 1.1; proxy_set_header Connection "";') for n, p in proxied.items()]
    ):
        ports[name] = free_port()
        servers.append(
            f"upstream {name}-up {{ server {upstream}; keepalive 32; keepalive_requests 1000000; }}\n"
            f"server {{ listen 127.0.0.1:{ports[name]}; location / {{ {location.format(u=name + '-up')} }} }}\n"
        )
    temporary = "".join(f"{m}_temp_path {folder}/{m};\n" for m in ("proxy", "fastcgi", "uwsgi", "scgi", "client_body"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    text = (
        f"{user}worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log warn;\n"
        f"events {{ worker_connections 4096; }}\nhttp {{ access_log off; keepalive_requests 1000000;\n{temporary}"
        + "".join(servers)
        + "}\n"
    )
    with open(os.path.join(folder, "nginx.conf"), "w") as file:
        file.write(text)
    return ports


def measure(port, seconds):
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-s", f"{HERE}/requests.lua", f"http://127.0.0.1:{port}/"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        sys.exit(f"wrong answers:\n{output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--funnel", required=True)
    parser.add_argument("--hummingbird")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    bench = Bench()
    try:
        fastcgi = {"funnel": f"{bench.folder}/funnel.sock"}
        bench.start([options.funnel, "serve", "--fastcgi", f"unix:{fastcgi['funnel']}", "--socket-mode", "0666", "--log-level", "warning"])
        proxied = {}
        if options.hummingbird:
            proxied["hummingbird"] = free_port()
            bench.start([options.hummingbird, str(proxied["hummingbird"])], {"LOG_LEVEL": "error"})
        if subprocess.run([sys.executable, "-c", "import tornado"], stderr=subprocess.DEVNULL).returncode == 0:
            proxied["tornado"] = free_port()
            bench.start([sys.executable, f"{HERE}/tornado_app.py", str(proxied["tornado"])])
        ports = nginx_configuration(bench.folder, fastcgi, proxied)
        bench.start(["nginx", "-c", f"{bench.folder}/nginx.conf", "-p", bench.folder])
        deadline = time.time() + 20
        while not all(map(answers, [*ports.values(), *proxied.values()])) or not os.path.exists(fastcgi["funnel"]):
            if time.time() > deadline:
                sys.exit("a program does not answer")
            time.sleep(0.05)
        results = {name: [] for name in ports}
        for _ in range(options.rounds):
            for name, port in ports.items():
                results[name].append(measure(port, options.seconds))
        print(f"{'program':12} {'req/s':>8} {'Funnel is':>10}")
        for name, rates in results.items():
            ratio = statistics.median(f / r for f, r in zip(results["funnel"], rates))
            print(f"{name:12} {statistics.median(rates):8.0f} {ratio:9.2f}x")
    finally:
        bench.stop()


if __name__ == "__main__":
    main()
