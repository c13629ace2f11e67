// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "internal.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// Never SIGABRT: who calls abort() has found that the process as a whole cannot go on.
static const int trap_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE};
enum { trap_count = sizeof trap_signals / sizeof trap_signals[0], handler_room = 64 * 1024 };

// What the kernel needs on the signal stack for the registers alone; not in the headers of older C libraries.
#ifndef AT_MINSIGSTKSZ
#define AT_MINSIGSTKSZ 51
#endif

_Thread_local ctrap_record *ctrap_current;

static struct sigaction previous[trap_count];
static pthread_once_t is_installed = PTHREAD_ONCE_INIT;
static uint8_t trap_page[ctrap_page_limit];
static size_t trap_page_count;
static unsigned process_patience = 60;
static pid_t armed_process;

int ctrap_sample_signal(void) { return SIGRTMIN + 3; }

bool ctrap_is_supported(void) {
#if CTRAP_KNOWS_PROCESSOR && !defined(CTRAP_SANITIZED)
    return true;
#else
    return false;
#endif
}

bool ctrap_prepare(const uint8_t *page, size_t count, unsigned patience) {
    if (count > ctrap_page_limit) return false;
    memcpy(trap_page, page, count);
    trap_page_count = count;
    process_patience = patience;
    return true;
}

// MARK: In the signal handlers

// Lets happen what would have happened: the instruction is tried again when the handler returns, a signal that
// somebody sent is sent again.
static void pass_on(int number, const siginfo_t *info) {
    for (int index = 0; index < trap_count; index++) {
        if (trap_signals[index] == number) sigaction(number, &previous[index], NULL);
    }
    if (info->si_code <= 0) raise(number);
}

static void answer(ctrap_record *record) {
    int nobody = output_nobody;
    if (atomic_compare_exchange_strong(&record->output, &nobody, output_trap)) {
        record->is_answered =
            ctrap_send(record->descriptor, record->request_id, trap_page, trap_page_count, 1000);
    } else if (nobody == output_worker) {
        // The web server must not take what it has for a whole response.
        shutdown(record->descriptor, SHUT_RDWR);
    }
}

// A thread of this process that works on a request did it itself. In a child that was forked the record is a copy, and
// the connection the parent's.
static bool is_contained(int phase, const siginfo_t *info) {
    // A positive code says that the instruction did it, zero or less that somebody sent the signal.
    return phase != ctrap_phase_idle && info->si_code > 0 && getpid() == armed_process;
}

static void handle_trap(int number, siginfo_t *info, void *context) {
    ctrap_record *record = ctrap_current;
    int phase = record == NULL ? ctrap_phase_idle : atomic_load(&record->phase);
    if (!is_contained(phase, info)) return pass_on(number, info);
    record->address = (uintptr_t)info->si_addr;
    ctrap_walk(record, context, &record->trap_stack);
    if (phase == ctrap_phase_active) answer(record);
    atomic_store(&record->trapped, number);
    uint64_t one = 1;
    ssize_t written = write(record->alarm, &one, sizeof one);
    (void)written;
    ctrap_park(record, process_patience);
}

static void handle_sample(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)info;
    ctrap_record *record = ctrap_current;
    if (record == NULL) return;
    unsigned wanted = atomic_load(&record->sample_wanted);
    if (wanted == atomic_load(&record->sample_taken)) return;
    ctrap_walk(record, context, &record->sample_stack);
    atomic_store(&record->sample_taken, wanted);
}

// MARK: Arming

static void install(void) {
    armed_process = getpid();
    ctrap_learn_code();
    struct sigaction action = {0};
    action.sa_flags = SA_ONSTACK | SA_SIGINFO;
    // A trap inside the handler is met blocked, and ends the process.
    sigfillset(&action.sa_mask);
    action.sa_sigaction = handle_trap;
    for (int index = 0; index < trap_count; index++) sigaction(trap_signals[index], &action, &previous[index]);
    action.sa_flags |= SA_RESTART;
    action.sa_sigaction = handle_sample;
    sigaction(ctrap_sample_signal(), &action, NULL);
}

static void learn_stack(ctrap_record *record) {
    pthread_attr_t attributes;
    void *low = NULL;
    size_t size = 0, guard = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
    pthread_attr_getstack(&attributes, &low, &size);
    pthread_attr_getguardsize(&attributes, &guard);
    pthread_attr_destroy(&attributes);
    // Some versions of the C library count the guard to the stack.
    record->stack_low = (uintptr_t)low + guard;
    record->stack_high = (uintptr_t)low + size;
}

static bool give_signal_stack(ctrap_record *record) {
    size_t guard = (size_t)sysconf(_SC_PAGESIZE);
    // The registers of some processors take more than 8 KiB.
    size_t room_size = handler_room + ((getauxval(AT_MINSIGSTKSZ) + guard - 1) & ~(guard - 1));
    size_t size = room_size + guard;
    char *room = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) return false;
    if (mprotect(room, guard, PROT_NONE) != 0) {
        munmap(room, size);
        return false;
    }
    stack_t stack = {.ss_sp = room + guard, .ss_size = room_size};
    if (sigaltstack(&stack, NULL) != 0) {
        munmap(room, size);
        return false;
    }
    record->signal_stack = room;
    record->signal_stack_size = size;
    return true;
}

bool ctrap_arm(ctrap_record *record, int alarm) {
    if (!ctrap_is_supported()) return false;
    record->alarm = alarm;
    pthread_once(&is_installed, install);
    learn_stack(record);
    if (!give_signal_stack(record)) return false;
    ctrap_current = record;
    atomic_store(&record->thread, (pid_t)syscall(SYS_gettid));
    sigset_t signals;
    sigemptyset(&signals);
    for (int index = 0; index < trap_count; index++) sigaddset(&signals, trap_signals[index]);
    sigaddset(&signals, ctrap_sample_signal());
    pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
    return true;
}

void ctrap_disarm(ctrap_record *record) {
    if (ctrap_current != record) return;
    atomic_store(&record->thread, 0);
    ctrap_current = NULL;
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    munmap(record->signal_stack, record->signal_stack_size);
    record->signal_stack = NULL;
}

// MARK: Records

ctrap_record *ctrap_create(void) { return calloc(1, sizeof(ctrap_record)); }

void ctrap_destroy(ctrap_record *record) { free(record); }

void ctrap_begin(ctrap_record *record, int descriptor, uint16_t request_id) {
    record->descriptor = descriptor;
    record->request_id = request_id;
    atomic_store_explicit(&record->output, output_nobody, memory_order_release);
    atomic_store_explicit(&record->phase, ctrap_phase_active, memory_order_release);
}

bool ctrap_claim_output(ctrap_record *record) {
    int owner = atomic_load_explicit(&record->output, memory_order_acquire);
    if (owner == output_worker) return true;
    return owner == output_nobody && atomic_compare_exchange_strong(&record->output, &owner, output_worker);
}

void ctrap_return_output(ctrap_record *record) {
    atomic_store_explicit(&record->output, output_nobody, memory_order_release);
}

void ctrap_end(ctrap_record *record) {
    // Until the next request begins there is nothing that the watch could answer.
    atomic_store_explicit(&record->output, output_worker, memory_order_release);
    atomic_store_explicit(&record->phase, ctrap_phase_ended, memory_order_release);
}

void ctrap_rest(ctrap_record *record) {
    atomic_store_explicit(&record->phase, ctrap_phase_idle, memory_order_release);
}

bool ctrap_answer(ctrap_record *record, const uint8_t *page, size_t count) {
    int nobody = output_nobody;
    if (!atomic_compare_exchange_strong(&record->output, &nobody, output_watch)) return false;
    return ctrap_send(record->descriptor, record->request_id, page, count, 0);
}

static size_t copy_frames(const ctrap_stack *stack, uintptr_t *frames, size_t limit) {
    size_t count = stack->count < limit ? stack->count : limit;
    memcpy(frames, stack->addresses, count * sizeof(uintptr_t));
    return count;
}

bool ctrap_has_trapped(const ctrap_record *record, ctrap_trap *trap) {
    int number = atomic_load(&record->trapped);
    if (number == 0) return false;
    *trap = (ctrap_trap){
        .signal = number,
        .phase = atomic_load(&record->phase),
        .address = record->address,
        .is_answered = record->is_answered,
    };
    return true;
}

size_t ctrap_frames(const ctrap_record *record, uintptr_t *frames, size_t limit) {
    return atomic_load(&record->trapped) == 0 ? 0 : copy_frames(&record->trap_stack, frames, limit);
}

void ctrap_acknowledge(ctrap_record *record) { atomic_store(&record->is_acknowledged, 1); }

size_t ctrap_sample(ctrap_record *record, uintptr_t *frames, size_t limit) {
    pid_t thread = atomic_load(&record->thread);
    if (thread == 0) return 0;
    unsigned wanted = atomic_fetch_add(&record->sample_wanted, 1) + 1;
    // By the number of the thread: it may have ended meanwhile, and then this fails.
    if (syscall(SYS_tgkill, getpid(), thread, ctrap_sample_signal()) != 0) return 0;
    struct timespec pause = {.tv_nsec = 1000000};
    for (int attempt = 0; attempt < 100; attempt++) {
        if (atomic_load(&record->sample_taken) == wanted) return copy_frames(&record->sample_stack, frames, limit);
        nanosleep(&pause, NULL);
    }
    return 0;
}
