// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// What must be done inside a signal handler: C, and nothing but async-signal-safe calls. A record belongs to one worker
// thread and says what it has in hand, so that a handler finds it without asking anybody.

#ifndef CTRAP_H
#define CTRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ctrap_record ctrap_record;

enum { ctrap_frame_limit = 64, ctrap_page_limit = 2048 };

// What a thread was about when it trapped.
enum { ctrap_phase_idle = 0, ctrap_phase_active = 1, ctrap_phase_ended = 2 };

typedef struct {
    int signal;
    int phase;
    uintptr_t address;
    bool is_answered;
} ctrap_trap;

// False on processors that it was not written for, and under a sanitizer, which needs the signals itself.
bool ctrap_is_supported(void);

// Sets the head and body that answer a request whose handler trapped, and how many seconds a process with a trapped
// thread may live. Once, before the first thread is armed. False if the page is longer than ctrap_page_limit.
bool ctrap_prepare(const uint8_t *page, size_t count, unsigned patience);

// A record that no thread uses yet; NULL without memory.
ctrap_record *ctrap_create(void);
void ctrap_destroy(ctrap_record *record);

// Contains traps of the calling thread from now on: gives it a stack for its signal handlers and lets the signals of
// traps through, which are blocked otherwise. The number one is written to `alarm`, an eventfd(2), when it traps. False
// if the system gives no memory, or it is not supported.
bool ctrap_arm(ctrap_record *record, int alarm);
// Ends that. On the thread that was armed.
void ctrap_disarm(ctrap_record *record);

// A request begins: nothing of its response has been sent.
void ctrap_begin(ctrap_record *record, int descriptor, uint16_t request_id);
// The thread is about to send something of the response. False if the request was answered in its place.
bool ctrap_claim_output(ctrap_record *record);
// Takes a claim back: what was sent is no part of the response.
void ctrap_return_output(ctrap_record *record);
// The response is complete or given up; the connection is not the thread's any more.
void ctrap_end(ctrap_record *record);
// The thread waits for another request.
void ctrap_rest(ctrap_record *record);

// From another thread, which keeps the descriptor open meanwhile: answers the request with a page and its end, if
// nothing of a response has been sent, and ends the sending side. Never waits.
bool ctrap_answer(ctrap_record *record, const uint8_t *page, size_t count);

// Whether the thread has trapped; it stands still since then. Fills in what happened.
bool ctrap_has_trapped(const ctrap_record *record, ctrap_trap *trap);
// The addresses on the stack of a thread that has trapped: first of the instruction, then return addresses.
size_t ctrap_frames(const ctrap_record *record, uintptr_t *frames, size_t limit);
// Somebody has logged the trap, so that the thread need not.
void ctrap_acknowledge(ctrap_record *record);

// The name of the file that an address is from, and the place in it instead of the address; NULL if it is from none that
// was loaded when the first thread was armed.
const char *ctrap_image(uintptr_t *address);

// Interrupts an armed thread and takes the addresses on its stack, as above; 0 if it does not respond at once.
size_t ctrap_sample(ctrap_record *record, uintptr_t *frames, size_t limit);

#endif
