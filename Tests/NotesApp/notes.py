# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0

import asyncio

import tornado.web
from tornado.escape import xhtml_escape
from tornado.options import define, options, parse_command_line


class SiteHandler(tornado.web.RequestHandler):
    def initialize(self, notes):
        self.notes = notes

    def get_current_user(self):
        name = self.get_signed_cookie("user")
        return name.decode() if name else None

    def write_error(self, status_code, **kwargs):
        self.write(f"<h1>{status_code} {self._reason}</h1>")


class HomeHandler(SiteHandler):
    def get(self):
        self.write(f"<h1>Notes of {xhtml_escape(self.current_user or 'nobody')}</h1>")
        for number, text in enumerate(self.notes):
            url = self.reverse_url("note", number)
            self.write(f'<p><a href="{url}">{xhtml_escape(text)}</a></p>')
        self.write(f'<form method="post">{self.xsrf_form_html()}<input name="text"></form>')

    @tornado.web.authenticated
    def post(self):
        self.notes.append(self.get_argument("text"))
        self.redirect("/", status=303)


class NoteHandler(SiteHandler):
    def get(self, number):
        if int(number) >= len(self.notes):
            raise tornado.web.HTTPError(404)
        self.write({"text": self.notes[int(number)]})


class LoginHandler(SiteHandler):
    def get(self):
        self.write(f'<form method="post">{self.xsrf_form_html()}<input name="name"></form>')

    def post(self):
        self.set_signed_cookie("user", self.get_argument("name"), httponly=True)
        self.redirect("/", status=303)


def make_application():
    shared = {"notes": ["Buy milk"]}
    return tornado.web.Application(
        [
            (r"/", HomeHandler, shared),
            tornado.web.url(r"/note/([0-9]+)", NoteHandler, shared, name="note"),
            (r"/login", LoginHandler, shared),
        ],
        cookie_secret=options.cookie_secret,
        xsrf_cookies=True,
        login_url="/login",
    )


async def main():
    make_application().listen(options.port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    define("port", default=8888)
    define("cookie_secret", default="a secret of at least 32 characters")
    parse_command_line()
    asyncio.run(main())
