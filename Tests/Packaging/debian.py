# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0
"""A Debian in a folder, in which programs run as if it were the whole machine, but for the network."""

import os
import pathlib
import signal
import subprocess


def mirror(suite):
    """Where this machine takes the packages of a suite from; None if it takes none."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Identifier: Packages", f"Codename: {suite}"]
    lines = subprocess.run(command, capture_output=True, text=True).stdout.split()
    return lines[0] if lines else None


class Debian:
    """The smallest Debian there is: `with Debian("bookworm", folder) as debian: …`"""

    def __init__(self, suite, folder):
        self.path = pathlib.Path(folder)
        # What it mounts, nobody else sees, and nothing is left mounted when it fails.
        command = ["unshare", "--mount", "debootstrap", "--variant=minbase", suite, str(folder), mirror(suite)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def command(self, arguments, user="root", folder="/", environment={}):
        """What to run for a command in there. It is the first process there, and none outlives it."""
        variables = [f"{name}={value}" for name, value in environment.items()]
        return ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.path}/proc",
                "chroot", f"--userspec={user}:{user}", self.path,
                "env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", *variables,
                "env", "-C", folder, *arguments]

    def run(self, arguments, **options):
        """Runs a command to its end. Returns what it says."""
        result = subprocess.run(self.command(arguments, **options), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)
        if result.returncode:
            raise RuntimeError(f"{arguments}: exit status {result.returncode}\n{result.stdout}")
        return result.stdout

    def owner(self, library):
        """The package that a library belongs to. Debian 12 knows files by either of two names."""
        for path in (library, library.removeprefix("/usr"), "/usr" + library):
            result = subprocess.run(self.command(["dpkg", "-S", path]), capture_output=True, text=True)
            if result.returncode == 0:
                return result.stdout.split(":")[0]
        raise RuntimeError(f"{library} belongs to no package")


class Running:
    """A program that runs in there."""

    def __init__(self, command, log):
        self.log = pathlib.Path(log)
        with open(log, "ab") as output:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)

    @property
    def first(self):
        """The id that its first process has out here."""
        pid = self.process.pid
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(children[0])

    def pids(self):
        """The ids of all its processes by name, the first one left out."""
        result, rest = {}, [self.first]
        while rest:
            pid = rest.pop()
            rest += map(int, pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
            if pid != self.first:
                name = pathlib.Path(f"/proc/{pid}/comm").read_text().strip()
                result.setdefault(name, []).append(pid)
        return result

    def stop(self):
        """Ends it as `docker stop` does. Returns its exit status."""
        os.kill(self.first, signal.SIGTERM)
        return self.process.wait(120)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
