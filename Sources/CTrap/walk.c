// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// A walk along the frame pointers, which Swift code keeps. It reads only what lies between the ends of the thread's
// stack, which is mapped as a whole, so it cannot fault whatever the program did to its stack.
//
// Functions of C and C++ mostly keep none. Where such a function has put something else into the register, the next
// frame of Swift code is searched for; where it has left the register alone, the place that called its library is.

#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <link.h>
#include <string.h>
#include <ucontext.h>

typedef struct {
    uintptr_t next;
    uintptr_t return_address;
} ctrap_frame;

static bool is_inside(const ctrap_record *record, uintptr_t address, size_t size) {
    return address % sizeof(uintptr_t) == 0 && address >= record->stack_low && address < record->stack_high
        && record->stack_high - address >= size;
}

typedef struct {
    uintptr_t low;
    uintptr_t high;
    // What is added to the addresses in the file.
    uintptr_t base;
    char name[ctrap_name_limit];
    // It is Swift code, and the program's own.
    bool keeps_frames;
} ctrap_code;

// Enough for the program and the libraries that it starts with.
enum { code_limit = 96, search_limit = 4096 };
static ctrap_code code[code_limit];
static size_t code_count;

static bool keeps_frames(const char *name) {
    return name == NULL || name[0] == 0 || strstr(name, "libswift") != NULL || strstr(name, "Foundation") != NULL;
}

// The last part of a path, and a name for the program itself, which has none here.
static void learn_name(char *to, const char *path) {
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    if (name == NULL || *name == 0) name = program_invocation_short_name;
    strncpy(to, name, ctrap_name_limit - 1);
}

static int learn_image(struct dl_phdr_info *image, size_t size, void *context) {
    (void)size;
    (void)context;
    for (int index = 0; index < image->dlpi_phnum; index++) {
        const ElfW(Phdr) *part = &image->dlpi_phdr[index];
        if (part->p_type != PT_LOAD || (part->p_flags & (PF_R | PF_X)) != (PF_R | PF_X)) continue;
        if (code_count == code_limit) return 1;
        uintptr_t low = image->dlpi_addr + part->p_vaddr;
        ctrap_code *entry = &code[code_count++];
        *entry = (ctrap_code){.low = low, .high = low + part->p_memsz, .base = image->dlpi_addr};
        entry->keeps_frames = keeps_frames(image->dlpi_name);
        learn_name(entry->name, image->dlpi_name);
    }
    return 0;
}

void ctrap_learn_code(void) {
    code_count = 0;
    dl_iterate_phdr(learn_image, NULL);
}

static const ctrap_code *code_at(uintptr_t address) {
    for (size_t index = 0; index < code_count; index++) {
        if (address > code[index].low && address < code[index].high) return &code[index];
    }
    return NULL;
}

const char *ctrap_image(uintptr_t *address) {
    const ctrap_code *image = code_at(*address);
    if (image == NULL) return NULL;
    *address -= image->base;
    return image->name;
}

static bool is_code(uintptr_t address) { return code_at(address) != NULL; }

// Whether the instruction before an address is a call, as it is before the place to which one returns.
static bool follows_call(uintptr_t address) {
    const ctrap_code *here = code_at(address);
    if (here == NULL || address - here->low < 8) return false;
    const uint8_t *next = (const uint8_t *)address;
#if defined(__x86_64__)
    // call with a relative address of four bytes, and through a register or memory.
    if (next[-5] == 0xE8) return true;
    for (int length = 2; length <= 7; length++) {
        if (next[-length] == 0xFF && (next[1 - length] & 0x38) == 0x10) return true;
    }
    return false;
#else
    uint32_t instruction;
    memcpy(&instruction, next - 4, 4);
    return (instruction & 0xFC000000) == 0x94000000 || (instruction & 0xFFFFFC1F) == 0xD63F0000;
#endif
}

// The place where the program called the library that an address is in, for functions without a frame: below the
// caller's frame, the first return address that leads out of the library; 0 if there is none.
static uintptr_t way_out(const ctrap_record *record, uintptr_t counter, uintptr_t top, uintptr_t frame) {
    const ctrap_code *library = code_at(counter);
    if (library == NULL || library->keeps_frames) return 0;
    for (uintptr_t at = top; at < frame && is_inside(record, at, sizeof(uintptr_t)); at += sizeof(uintptr_t)) {
        uintptr_t word = *(const uintptr_t *)at;
        const ctrap_code *there = code_at(word);
        if (there != NULL && there != library && there->keeps_frames && follows_call(word)) return word;
    }
    return 0;
}

// Whether an address holds what a function with a frame pointer puts there: where its caller's is, and a place in the
// caller's code.
static bool is_frame(const ctrap_record *record, uintptr_t address) {
    if (!is_inside(record, address, sizeof(ctrap_frame))) return false;
    const ctrap_frame *frame = (const ctrap_frame *)address;
    bool is_last = frame->next == 0;
    bool is_below = frame->next > address && is_inside(record, frame->next, sizeof(ctrap_frame));
    return (is_last || is_below) && is_code(frame->return_address);
}

// The first frame at or above an address, one whose caller has a frame as well; 0 if there is none near.
static uintptr_t search(const ctrap_record *record, uintptr_t address) {
    if (address < record->stack_low) address = record->stack_low;
    address = (address + sizeof(uintptr_t) - 1) & ~(uintptr_t)(sizeof(uintptr_t) - 1);
    for (int step = 0; step < search_limit; step++, address += sizeof(uintptr_t)) {
        if (is_frame(record, address) && is_frame(record, ((const ctrap_frame *)address)->next)) return address;
    }
    return 0;
}

static void add(ctrap_stack *stack, uintptr_t address) {
    if (stack->count < ctrap_frame_limit && address != 0) stack->addresses[stack->count++] = address;
}

static void follow(const ctrap_record *record, uintptr_t frame, ctrap_stack *stack) {
    while (stack->count < ctrap_frame_limit && is_inside(record, frame, sizeof(ctrap_frame))) {
        const ctrap_frame *here = (const ctrap_frame *)frame;
        add(stack, here->return_address);
        // Callers are further up; anything else is no chain.
        if (here->next <= frame) return;
        frame = here->next;
    }
}

void ctrap_walk(const ctrap_record *record, const void *context, ctrap_stack *stack) {
    stack->count = 0;
#if CTRAP_KNOWS_PROCESSOR
    const ucontext_t *state = context;
#if defined(__x86_64__)
    uintptr_t counter = (uintptr_t)state->uc_mcontext.gregs[REG_RIP];
    uintptr_t frame = (uintptr_t)state->uc_mcontext.gregs[REG_RBP];
    uintptr_t top = (uintptr_t)state->uc_mcontext.gregs[REG_RSP];
    // The word on top is a return address where nothing has been pushed yet.
    uintptr_t caller = is_inside(record, top, sizeof(uintptr_t)) ? *(const uintptr_t *)top : 0;
#else
    uintptr_t counter = (uintptr_t)state->uc_mcontext.pc;
    uintptr_t frame = (uintptr_t)state->uc_mcontext.regs[29];
    uintptr_t top = (uintptr_t)state->uc_mcontext.sp;
    uintptr_t caller = (uintptr_t)state->uc_mcontext.regs[30];
#endif
    add(stack, counter);
    // After a call of nothing there is no frame yet, and only the return address says who called.
    if (counter < 4096) add(stack, caller);
    if (is_frame(record, frame)) {
        add(stack, way_out(record, counter, top, frame));
    } else {
        frame = search(record, top);
    }
    follow(record, frame, stack);
#else
    (void)record;
    (void)context;
    (void)follow;
    (void)search;
    (void)way_out;
#endif
}
