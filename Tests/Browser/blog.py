#!/usr/bin/env python3
# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0
"""The blog in a real browser, behind nginx, as `make serve` starts it: with a port and a folder of its own.

    Tests/Browser/blog.py                   # exits 0 if all is well, 77 without Chromium
    Tests/Browser/blog.py --screenshots     # and renews those in Documentation/Screenshots
"""

import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import urllib.request
import xml.etree.ElementTree
import zlib

from chromium import Chromium

CLONE = pathlib.Path(__file__).resolve().parents[2]
SCREENSHOTS = CLONE / "Documentation" / "Screenshots"
PASSWORD = "correct horse"
ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = """The morning began with fog over the lake, so thick that the far shore was a rumour. By nine it had lifted, and the water lay there like a sheet of **hammered silver**.

## What I took along

- a thermos, and the good bread
- the *old* camera with the loose shutter
- nothing that rings

> Nobody ever regretted a morning outside.

There is a map at https://www.openstreetmap.org/ for those who want to go."""


def picture(path, width=1200, height=640):
    """Writes a PNG: hills in the fog, one behind the other."""
    rows = []
    hills = [(0.42, 97, 31), (0.55, 173, 53), (0.68, 131, 71), (0.82, 211, 37)]
    for y in range(height):
        row = bytearray([0])
        for x in range(width):
            colour = [244 - 70 * y // height, 214 - 30 * y // height, 190 + 20 * y // height]
            for layer, (line, period, amplitude) in enumerate(hills):
                wave = abs((x + layer * 59) % (2 * period) - period) / period
                bump = abs((x * 3 + layer * 131) % 509 - 254) / 254
                if y > height * line - amplitude * (wave * wave + bump):
                    shade = layer / len(hills)
                    colour = [int(176 - 158 * shade), int(190 - 112 * shade), int(196 - 96 * shade)]
            row += bytes(colour)
        rows.append(bytes(row))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(rows), 9))
                   + chunk(b"IEND", b""))


passed = 0


def check(is_true, what):
    global passed
    passed += bool(is_true)
    print(("ok      " if is_true else "FAILED  ") + what, flush=True)
    if not is_true:
        raise SystemExit(1)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def sign_up(browser, site):
    browser.open(site)
    check("has no author yet" in browser.text(), "a new blog has entries, and asks for an author")
    browser.click(".notice a")
    browser.fill("#name", "Ann Author")
    browser.fill("#password", PASSWORD)
    browser.click("main button")
    check("Sign out" in browser.text() and "no author yet" not in browser.text(), "the first to sign up is the author")


def write_entry(browser, site, image):
    browser.open(f"{site}compose")
    browser.fill("#title", "Fog over the lake")
    browser.fill("#text", TEXT)
    browser.choose_file("#image", image)
    browser.click("main button")
    check(browser.evaluate("location.pathname") == "/entry/fog-over-the-lake", "an entry is at its address")
    check(browser.eventually("document.querySelector('article img').naturalWidth == 1200"), "its picture is there")
    browser.open(site)
    check("Fog over the lake" in browser.text(), "it is on the front page")
    check(browser.eventually("document.querySelector('.item img').naturalWidth == 1200"), "with its picture")
    feed = xml.etree.ElementTree.fromstring(urllib.request.urlopen(f"{site}feed.xml").read())
    entry = feed.find(f"{ATOM}entry")
    check(entry.find(f"{ATOM}title").text == "Fog over the lake", "it is in the feed")
    check("/images/" in entry.find(f"{ATOM}content").text, "with its picture")


def refuse_what_is_no_picture(browser, site, folder):
    path = os.path.join(folder, "letter.png")
    with open(path, "w") as file:
        file.write("<script>alert(1)</script>")
    browser.open(f"{site}compose")
    browser.fill("#title", "No picture")
    browser.fill("#text", "kept text")
    browser.choose_file("#image", path)
    check(browser.click("main button") == 415, "a file that is no picture is refused")
    check(browser.value("#text") == "kept text", "and the text is still there")


def survive_an_expired_form(browser, site):
    browser.open(f"{site}compose")
    browser.fill("#title", "Second thoughts")
    browser.fill("#text", "Written slowly.")
    browser.forget_cookie("_xsrf", site)
    check(browser.click("main button") == 403, "an expired form is not obeyed")
    check("had expired" in browser.text() and browser.value("#text") == "Written slowly.", "it comes back filled in")
    check(browser.click("main button") == 200, "and is saved when it is sent again")
    check(browser.evaluate("location.pathname") == "/entry/second-thoughts", "at its address")


def sign_out_and_in(browser, site):
    browser.click("header button")
    check("Sign in" in browser.text(), "signed out")
    browser.open(f"{site}compose")
    check(browser.evaluate("location.pathname") == "/signin", "who writes must sign in")
    browser.fill("#name", "Ann Author")
    browser.fill("#password", "wrong")
    check(browser.click("main button") == 403, "a wrong password is refused")
    check("wrong" in browser.text() and browser.value("#name") == "Ann Author", "the form says so and keeps the name")
    browser.fill("#password", PASSWORD)
    browser.click("main button")
    check(browser.evaluate("location.pathname") == "/compose", "the right one leads where one wanted to go")


def fit_on_a_telephone(browser, site):
    browser.size(360, 740)
    for path in ("", "entry/fog-over-the-lake", "entry/one-handler-one-file", "archive", "search?q=sqlite", "compose",
                 "signin", "nothing", "entry/fog-over-the-lake/edit"):
        browser.open(site + path)
        width = browser.evaluate("document.documentElement.scrollWidth")
        check(width <= 360, f"/{path} fits on a telephone ({width} of 360 points)")


def take_screenshots(browser, site):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    browser.size(960, 900)
    browser.open(site)
    browser.screenshot(SCREENSHOTS / "blog-front.png")
    browser.size(360, 740, scale=2)
    browser.open(f"{site}entry/fog-over-the-lake")
    browser.screenshot(SCREENSHOTS / "blog-entry-telephone.png")
    browser.size(960, 900, dark=True)
    browser.open(f"{site}entry/fog-over-the-lake/edit")
    browser.screenshot(SCREENSHOTS / "blog-edit-dark.png")


def visit(site, folder):
    image = os.path.join(folder, "fog.png")
    picture(image)
    with Chromium() as browser:
        browser.size(960, 900)
        sign_up(browser, site)
        write_entry(browser, site, image)
        if "--screenshots" in sys.argv:
            take_screenshots(browser, site)
            browser.size(960, 900)
        refuse_what_is_no_picture(browser, site, folder)
        survive_an_expired_form(browser, site)
        sign_out_and_in(browser, site)
        fit_on_a_telephone(browser, site)
        browser.click("header button")
        check("Sign in" in browser.text(), "signed out")


def main():
    if not Chromium.path():
        print("skipped: there is no Chromium")
        return 1 if os.environ.get("CI") else 77
    port, folder = free_port(), tempfile.mkdtemp(prefix="funnel-browser-")
    os.chmod(folder, 0o755)
    environment = dict(os.environ, PORT=str(port), RUN=os.path.join(folder, "run"))
    try:
        subprocess.run([CLONE / "Scripts" / "serve", "start"], env=environment, check=True)
        visit(f"http://127.0.0.1:{port}/", folder)
    finally:
        subprocess.run([CLONE / "Scripts" / "serve", "stop"], env=environment)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
