# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0
"""Tornado's side of the interoperation tests: the pages /signed and /xsrf of LiveApp, with the same options.

    tornado_app.py --port 8888 --key SECRET --xsrf-version 2
    tornado_app.py --port 8888 --key 1=OLD --key 2=NEW --current-key 2
"""

import argparse
import asyncio

from tornado import web


class SignedCookieHandler(web.RequestHandler):
    def get(self):
        name = self.get_argument("name")
        value = self.get_signed_cookie(name)
        version = self.get_signed_cookie_key_version(name)
        self.write("none" if value is None else f"{value.hex()} {'-' if version is None else version}")

    def post(self):
        value = bytes.fromhex(self.get_argument("value", ""))
        self.set_signed_cookie(self.get_argument("name"), value, version=int(self.get_argument("version", "2")))


class XSRFHandler(web.RequestHandler):
    def get(self):
        self.write(self.xsrf_token)

    def post(self):
        self.check_xsrf_cookie()
        self.write("passed")


def secret(keys):
    if len(keys) == 1 and "=" not in keys[0]:
        return keys[0]
    return {int(version): key for version, key in (k.split("=", 1) for k in keys)}


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--key", action="append", default=[])
    parser.add_argument("--current-key", type=int)
    parser.add_argument("--xsrf-version", type=int, default=2)
    options = parser.parse_args()
    application = web.Application(
        [("/signed", SignedCookieHandler), ("/xsrf", XSRFHandler)],
        cookie_secret=secret(options.key),
        key_version=options.current_key,
        xsrf_cookie_version=options.xsrf_version,
    )
    application.listen(options.port, "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
