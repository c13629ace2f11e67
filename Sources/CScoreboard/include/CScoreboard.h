// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// Numbers in memory that several processes share. Every access is one atomic operation on an aligned word, so that it is
// sound whoever else reads or writes it; Swift's own atomics cannot be laid over memory that Swift did not make.

#ifndef CSCOREBOARD_H
#define CSCOREBOARD_H

#include <stddef.h>
#include <stdint.h>

// Reads a number.
static inline uint64_t cscoreboard_load(const uint64_t *cell) { return __atomic_load_n(cell, __ATOMIC_RELAXED); }

// Sets a number.
static inline void cscoreboard_store(uint64_t *cell, uint64_t value) { __atomic_store_n(cell, value, __ATOMIC_RELAXED); }

// Adds to a number that any thread may add to.
static inline void cscoreboard_add(uint64_t *cell, uint64_t count) { __atomic_fetch_add(cell, count, __ATOMIC_RELAXED); }

// Adds to a number that no other thread adds to: no locked instruction, so about the price of a plain addition.
static inline void cscoreboard_add_own(uint64_t *cell, uint64_t count) {
    __atomic_store_n(cell, __atomic_load_n(cell, __ATOMIC_RELAXED) + count, __ATOMIC_RELAXED);
}

// For the one writer of something that is more than a word: the version is odd while it writes.
static inline void cscoreboard_begin_writing(uint64_t *version) {
    __atomic_store_n(version, __atomic_load_n(version, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
static inline void cscoreboard_end_writing(uint64_t *version) {
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    __atomic_store_n(version, __atomic_load_n(version, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
}

// For its readers: what they read between two equal even versions belongs together.
static inline uint64_t cscoreboard_begin_reading(const uint64_t *version) {
    return __atomic_load_n(version, __ATOMIC_ACQUIRE);
}
static inline uint64_t cscoreboard_end_reading(const uint64_t *version) {
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    return __atomic_load_n(version, __ATOMIC_RELAXED);
}

// A descriptor of memory without a file, full of zeros, closed on exec; -1 with errno where that is not possible.
int cscoreboard_memory(size_t size);

#endif
