// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// What is left of a thread that has trapped: its stack and whatever locks it held stay as they are.

#define _GNU_SOURCE
#include "internal.h"

#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

// In seconds.
enum { linger_time = 2, report_time = 25 };

// EX_SOFTWARE of sysexits.h.
enum { exit_code = 70 };

static time_t now(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

// Reads away what still comes, so that the web server can send it and then read the answer.
static void linger(int descriptor) {
    uint8_t window[4096];
    time_t start = now();
    while (now() - start < linger_time) {
        struct pollfd entry = {.fd = descriptor, .events = POLLIN};
        if (poll(&entry, 1, 200) == 0) continue;
        if (recv(descriptor, window, sizeof window, MSG_DONTWAIT) <= 0) break;
    }
    shutdown(descriptor, SHUT_RDWR);
}

static size_t put_text(char *to, const char *text) {
    size_t length = strlen(text);
    memcpy(to, text, length);
    return length;
}

static size_t put_number(char *to, uintptr_t number, unsigned base) {
    char digits[24];
    size_t count = 0;
    do {
        digits[count++] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number > 0);
    for (size_t index = 0; index < count; index++) to[index] = digits[count - 1 - index];
    return count;
}

// Whether standard error takes a line at once: it may be a pipe that nobody reads, and this thread has to end the process.
static bool can_write(void) {
    struct pollfd entry = {.fd = STDERR_FILENO, .events = POLLOUT};
    return poll(&entry, 1, 0) == 1 && (entry.revents & POLLOUT) != 0;
}

// The line for the case that no other thread could write one, as when the allocator's lock was held. An address that
// differs from process to process says nothing later; its place in its file can be looked up at any time (addr2line).
static void write_line(const ctrap_record *record) {
    char line[256 + ctrap_frame_limit * (ctrap_name_limit + 24)];
    size_t at = put_text(line, "funnel: a request handler trapped with signal ");
    at += put_number(line + at, (uintptr_t)record->trapped, 10);
    at += put_text(line + at, ", and nobody could log it; addresses:");
    for (size_t index = 0; index < record->trap_stack.count; index++) {
        uintptr_t offset = record->trap_stack.addresses[index];
        line[at++] = ' ';
        const char *image = ctrap_image(&offset);
        if (image != NULL) {
            at += put_text(line + at, image);
            line[at++] = '+';
        }
        at += put_text(line + at, "0x");
        at += put_number(line + at, offset, 16);
    }
    line[at++] = '\n';
    ssize_t written = write(STDERR_FILENO, line, at);
    (void)written;
}

_Noreturn void ctrap_park(ctrap_record *record, unsigned patience) {
    time_t start = now();
    if (record->is_answered) linger(record->descriptor);
    bool is_written = false;
    while (now() - start < (time_t)patience) {
        bool is_due = !atomic_load(&record->is_acknowledged) && now() - start >= report_time;
        if (!is_written && is_due && can_write()) {
            is_written = true;
            write_line(record);
        }
        poll(NULL, 0, 1000);
    }
    // The others did not get to the end of the process: they may wait for a lock that this thread holds.
    _exit(exit_code);
}
