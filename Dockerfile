# A small image of an application with nginx before it, on port 8080:
#
#     docker build -t blog .
#     docker run -p 8080:8080 -v blog:/data blog
#
# It runs as www-data. What it keeps is in /data. `docker stop` lets it finish the requests in hand.
# Tests/Packaging/check takes these steps in a Debian root of its own; the image itself is not built there.

FROM swift:6.2-bookworm AS build
RUN apt-get -qq update && apt-get -qq install --yes --no-install-recommends make
WORKDIR /funnel
COPY . .
ARG APP=blog
RUN make install PREFIX=/usr/local DESTDIR=/image APP=$APP

FROM debian:bookworm-slim
COPY Scripts/image /usr/local/lib/funnel
RUN /usr/local/lib/funnel/setup
COPY --from=build /image /
ARG APP=blog
ENV APP=$APP
ENV PORT=8080
WORKDIR /data
VOLUME /data
USER www-data
EXPOSE 8080
HEALTHCHECK --start-period=10s CMD ["/usr/local/lib/funnel/health"]
ENTRYPOINT ["/usr/local/lib/funnel/run"]
