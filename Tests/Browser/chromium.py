# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0
"""Chromium without a window, driven over a pipe with its DevTools protocol. The standard library is all it needs."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Chromium:
    """One browser with one page. `with Chromium() as browser: …`"""

    OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
               "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking"]

    # How long anything may take. It is there for browsers that hang, not for slow machines.
    PATIENCE = 180

    @staticmethod
    def path():
        return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="funnel-chromium-")
        commands, self.output = os.pipe()
        self.input, answers = os.pipe()
        # Chromium reads its commands from descriptor 3, and answers on 4.
        program = [self.path(), *self.OPTIONS, f"--user-data-dir={self.profile}", "about:blank"]
        redirected = f'exec "$@" 3<&{commands} 4>&{answers}'
        self.process = subprocess.Popen(["bash", "-c", redirected, "-", *program], pass_fds=(commands, answers),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.number, self.rest, self.session, self.events = 0, b"", None, []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "DOM", "Network"):
            self.send(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(self.PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.input)
        os.close(self.output)
        shutil.rmtree(self.profile, ignore_errors=True)

    def message(self):
        while b"\0" not in self.rest:
            if not select.select([self.input], [], [], self.PATIENCE)[0]:
                raise RuntimeError("the browser says nothing any more")
            data = os.read(self.input, 1 << 20)
            if not data:
                raise RuntimeError("the browser has ended")
            self.rest += data
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def send(self, method, **parameters):
        """Sends a command and returns its result."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        data = json.dumps(command).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        while True:
            message = self.message()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def loaded(self, action):
        """Does something that leads to another page, and waits until that is there. Returns its status."""
        self.events.clear()
        action()
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())
        pages = [event["params"]["response"] for event in self.events
                 if event.get("method") == "Network.responseReceived" and event["params"]["type"] == "Document"]
        return pages[-1]["status"] if pages else None

    def open(self, url):
        return self.loaded(lambda: self.send("Page.navigate", url=url))

    def evaluate(self, expression):
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def eventually(self, expression):
        """True once an expression is: pictures come after the page. False if it takes too long."""
        end = time.monotonic() + self.PATIENCE
        while not self.evaluate(expression):
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def text(self):
        return self.evaluate("document.body.innerText")

    def value(self, selector):
        return self.evaluate(f"document.querySelector({json.dumps(selector)}).value")

    def fill(self, selector, text):
        self.evaluate(f"document.querySelector({json.dumps(selector)}).value = {json.dumps(text)}")

    def choose_file(self, selector, path):
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", nodeId=node, files=[path])

    def click(self, selector):
        """Clicks on something that leads to another page. Returns its status."""
        return self.loaded(lambda: self.evaluate(f"document.querySelector({json.dumps(selector)}).click()"))

    def forget_cookie(self, name, url):
        self.send("Network.deleteCookies", name=name, url=url)

    def size(self, width, height, dark=False, scale=1):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale,
                  mobile=width < 600)
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.send("Emulation.setEmulatedMedia", features=features)

    def screenshot(self, path):
        self.eventually("Array.from(document.images).every(image => image.complete)")
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))
