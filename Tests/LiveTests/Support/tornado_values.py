# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0
"""Signs and reads values with the Tornado that is installed, for the interoperation tests.

One JSON object a line on standard input, one on standard output for each:

    {"do": "sign", "secret": S, "name": N, "value": HEX, "version": 1|2, "key": K?, "now": T}  -> {"text": ...}
    {"do": "read", "secret": S, "name": N, "text": ..., "days": D, "now": T}                   -> {"value": HEX|null}
    {"do": "mask", "token": HEX, "mask": HEX, "time": T}                                       -> {"text": ...}
    {"do": "unmask", "text": ...}                                                              -> {"value": HEX|null}

A secret is a string, or an object of strings by key version.
"""

import json
import sys

from tornado import util, web


def secret(value):
    return {int(k): v for k, v in value.items()} if isinstance(value, dict) else value


def hexadecimal(value):
    return None if value is None else value.hex()


def sign(q):
    text = web.create_signed_value(
        secret(q["secret"]), q["name"], bytes.fromhex(q["value"]), version=q["version"], clock=lambda: q["now"],
        key_version=q.get("key"))
    return {"text": text.decode()}


def read(q):
    value = web.decode_signed_value(
        secret(q["secret"]), q["name"], q["text"], max_age_days=q["days"], clock=lambda: q["now"])
    return {"value": hexadecimal(value)}


def mask(q):
    key = bytes.fromhex(q["mask"])
    masked = util._websocket_mask(key, bytes.fromhex(q["token"]))
    return {"text": f"2|{key.hex()}|{masked.hex()}|{q['time']}"}


def unmask(q):
    # The method uses nothing of its handler.
    _, token, _ = web.RequestHandler._decode_xsrf_token(None, q["text"])
    return {"value": hexadecimal(token)}


for line in sys.stdin:
    question = json.loads(line)
    answer = {"sign": sign, "read": read, "mask": mask, "unmask": unmask}[question["do"]](question)
    print(json.dumps(answer), flush=True)
