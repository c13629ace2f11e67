// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE

#include "CScoreboard.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

int cscoreboard_memory(size_t size) {
#if defined(__linux__)
    int descriptor = memfd_create("funnel-scoreboard", MFD_CLOEXEC);
    if (descriptor < 0) return -1;
    if (ftruncate(descriptor, (off_t)size) == 0) return descriptor;
    int code = errno;
    close(descriptor);
    errno = code;
    return -1;
#else
    (void)size;
    errno = ENOSYS;
    return -1;
#endif
}
