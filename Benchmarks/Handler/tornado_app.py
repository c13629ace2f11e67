"""The benchmark's three routes on Tornado, for a comparison: python3 tornado_app.py PORT"""

import asyncio
import sys

import tornado.web


class ItemsHandler(tornado.web.RequestHandler):
    def get(self, *arguments):
        first = int(arguments[-1]) if arguments else 1
        items = [
            {"id": i, "name": f"Item number {i}", "price": i + 0.5, "tags": ["new", "blue"]}
            for i in range(first, first + 20)
        ]
        self.set_cookie("seen", str(first))
        self.write(
            {
                "query": self.get_argument("q"),
                "page": int(self.get_argument("page")),
                "visitor": self.get_cookie("visitor", "nobody"),
                "items": items,
            }
        )


async def main():
    routes = [
        (r"/items", ItemsHandler),
        (r"/items/([0-9]+)", ItemsHandler),
        (r"/users/([^/]+)/items/([0-9]+)", ItemsHandler),
    ]
    tornado.web.Application(routes).listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
