# `make serve` shows the blog at http://127.0.0.1:8080/, `make stop` ends it, `make test` runs all tests.
# `make dev` serves it on http://127.0.0.1:8888/, and builds and starts it anew whenever a source file changes.
# What they need is installed first, on Debian and Ubuntu with Swift.
#
#     make serve PORT=8081 RUN=/tmp/site      another port, another folder for socket and logs
#     make install PREFIX=/usr/local          the blog for systemd and nginx; APP=hello: another program of this package
#     make browser                            the blog in Chromium
#     make packaging                          what is installed, in a Debian without Swift
#     make soak                               five minutes of full load, and 100,000 mutated streams
#     make fuzz FUZZ_SECONDS=10               hostile input for each parser, for another time than two minutes

.PHONY: serve dev stop test conformance traits docs soak fuzz format lint bench packages ci-packages

# What building needs, and what serving and testing need besides.
BUILD_PACKAGES = libfcgi-dev libpcre2-dev libsqlite3-dev libssl-dev pkg-config zlib1g-dev
PACKAGES = $(BUILD_PACKAGES) nginx spawn-fcgi
# What only the continuous integration needs besides: what tests skip that need it, where it is missing.
CI_PACKAGES = apache2 caddy iproute2 libapache2-mod-fcgid lighttpd logrotate multiwatch python3-venv systemd
# The tests in a browser, and those in a Debian root without Swift, need these besides.
BROWSER_PACKAGES = chromium python3
PACKAGING_PACKAGES = debootstrap python3
# The comparison with Tornado's recorded answers behind nginx needs this besides.
CONFORMANCE_PACKAGES = python3
# The comparison with other frameworks, and what it runs besides; peers that are missing are left out.
COMPARE ?= ../shared/bench/compare.py
BENCH_PACKAGES = gcc python3 wrk

FUZZ_SECONDS ?= 120

SWIFT_FILES = Benchmarks Package.swift Sources Tests

# The program that `make install` installs, and where; DESTDIR is the root of a system that is being put together.
APP ?= blog
PREFIX ?= /usr/local

export APP DESTDIR PORT PREFIX RUN

serve: packages
	@Scripts/serve start

dev: packages
	@Scripts/dev

stop:
	@Scripts/serve stop

test: packages
	swift test

.PHONY: install uninstall browser packaging

install:
	@Scripts/install $(BUILD_PACKAGES)
	@Scripts/deploy install

uninstall:
	@Scripts/deploy uninstall

browser: packages
	@Scripts/install $(BROWSER_PACKAGES)
	@Tests/Browser/blog.py

packaging: packages
	@Scripts/install $(PACKAGING_PACKAGES)
	@Tests/Packaging/check

conformance: packages
	@Scripts/install $(CONFORMANCE_PACKAGES)
	swift test --filter ConformanceTests
	@Scripts/conformance nginx
	@Scripts/conformance http

# The package without its trait, which has no SwiftNIO to compile.
traits: packages
	@Tests/TraitPackage/check

# The documentation of all products, as a site in .build/documentation.
docs: packages
	@Scripts/docs

soak: packages
	FUNNEL_SOAK_SECONDS=300 FUNNEL_MUTATIONS=100000 swift test --filter 'EnduranceTests|MutatedStreamTests'

fuzz: packages
	@Scripts/fuzz $(FUZZ_SECONDS)

format:
	swift format --in-place --recursive $(SWIFT_FILES)

lint:
	swift format lint --strict --recursive $(SWIFT_FILES)

bench: packages
	@test -f $(COMPARE) || { echo "funnel: the comparison is missing: $(COMPARE)" >&2; exit 1; }
	@Scripts/install $(BENCH_PACKAGES)
	swift build -c release --product hello --static-swift-stdlib
	python3 $(COMPARE) --ours "$$PWD/.build/release/hello serve --fastcgi unix:{sock} --socket-mode 0777"

packages:
	@Scripts/install $(PACKAGES)

ci-packages:
	@Scripts/install $(CI_PACKAGES)
