// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// FastCGI records for a response that nobody else can give (FastCGI specification, sections 3.3, 5.3, 5.5).

#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

enum { record_end = 3, record_output = 6, record_error = 7, header_size = 8 };

static size_t put_header(uint8_t *to, uint8_t kind, uint16_t id, size_t length) {
    size_t padding = (8 - length % 8) % 8;
    uint8_t header[header_size] = {
        1, kind, (uint8_t)(id >> 8), (uint8_t)id, (uint8_t)(length >> 8), (uint8_t)length, (uint8_t)padding, 0,
    };
    memcpy(to, header, header_size);
    return header_size;
}

static size_t put_response(uint8_t *to, uint16_t id, const uint8_t *page, size_t count) {
    size_t at = put_header(to, record_output, id, count);
    memcpy(to + at, page, count);
    at += count;
    while (at % 8 != 0) to[at++] = 0;
    at += put_header(to + at, record_output, id, 0);
    at += put_header(to + at, record_end, id, 8);
    memset(to + at, 0, 8);
    at += 8;
    // nginx keeps a connection for another request when it has seen the end of one, unless something follows: this,
    // which means nothing.
    return at + put_header(to + at, record_error, 1, 0);
}

static bool send_all(int descriptor, const uint8_t *bytes, size_t count, int patience) {
    while (count > 0) {
        ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (sent < 0 && errno == EINTR) {
            continue;
        } else if (sent < 0 && errno == EAGAIN && patience > 0) {
            struct pollfd entry = {.fd = descriptor, .events = POLLOUT};
            if (poll(&entry, 1, patience) <= 0) return false;
            patience = 0;
        } else {
            return false;
        }
    }
    return true;
}

bool ctrap_send(int descriptor, uint16_t request_id, const uint8_t *page, size_t count, int patience) {
    uint8_t bytes[ctrap_page_limit + 8 + 5 * header_size];
    if (count > ctrap_page_limit) return false;
    size_t length = put_response(bytes, request_id, page, count);
    if (send_all(descriptor, bytes, length, patience)) {
        // Nothing may follow on this connection: what is left of the body is still to come on it.
        shutdown(descriptor, SHUT_WR);
        return true;
    }
    shutdown(descriptor, SHUT_RDWR);
    return false;
}
