// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#ifndef CTRAP_INTERNAL_H
#define CTRAP_INTERNAL_H

#include "CTrap.h"

#include <stdatomic.h>
#include <sys/types.h>

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#define CTRAP_KNOWS_PROCESSOR 1
#else
#define CTRAP_KNOWS_PROCESSOR 0
#endif

#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define CTRAP_SANITIZED 1
#endif
#endif

// Who sends the response. Whoever changes it from `nobody` may, and nobody else.
enum { output_nobody = 0, output_worker = 1, output_watch = 2, output_trap = 3 };

typedef struct {
    size_t count;
    uintptr_t addresses[ctrap_frame_limit];
} ctrap_stack;

struct ctrap_record {
    // Written by the thread itself, and read in its signal handlers.
    _Atomic int phase;
    _Atomic int output;
    int descriptor;
    uint16_t request_id;
    // The thread.
    _Atomic pid_t thread;
    uintptr_t stack_low;
    uintptr_t stack_high;
    int alarm;
    void *signal_stack;
    size_t signal_stack_size;
    // What happened to it; the number of the signal is written last.
    _Atomic int trapped;
    _Atomic int is_acknowledged;
    uintptr_t address;
    bool is_answered;
    ctrap_stack trap_stack;
    // Requests for its stack, and the last one that was fulfilled.
    _Atomic unsigned sample_wanted;
    _Atomic unsigned sample_taken;
    ctrap_stack sample_stack;
};

// The record of the current thread, if it is armed. The model of an initial image makes it one load, without the
// allocation that the first use in a thread would otherwise make.
extern _Thread_local ctrap_record *ctrap_current __attribute__((tls_model("initial-exec")));

// Notes where the code of the program and its libraries lies. Outside of signal handlers.
void ctrap_learn_code(void);

enum { ctrap_name_limit = 48 };

// Fills `stack` from the registers that a signal handler was given.
void ctrap_walk(const ctrap_record *record, const void *context, ctrap_stack *stack);

// Sends a page and the end of the request, and ends the sending side. Waits at most so many milliseconds for room.
bool ctrap_send(int descriptor, uint16_t request_id, const uint8_t *page, size_t count, int patience);

// Stays for ever, or until the process has had its time.
_Noreturn void ctrap_park(ctrap_record *record, unsigned patience);

int ctrap_sample_signal(void);

#endif
