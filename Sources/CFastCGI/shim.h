#pragma once
#include <fcgiapp.h>

// System headers stay out of here. Types such as struct timespec belong to the first module that includes their
// header, so that one included here would sometimes be missing from Glibc. Linux guarantees the numbers and layouts
// below to programs; accept4 and dup3 are besides declared only under _GNU_SOURCE, which a module map cannot define.

int funnel_accept(int descriptor, void *address, unsigned *length, int flags) __asm__("accept4");
int funnel_duplicate(int from, int to, int flags) __asm__("dup3");
int funnel_epoll_create(int flags) __asm__("epoll_create1");
int funnel_event_create(unsigned value, int flags) __asm__("eventfd");
int funnel_timer_create(int clock, int flags) __asm__("timerfd_create");

/// struct epoll_event, which is packed on this one architecture.
struct funnel_event {
    unsigned events;
    unsigned long long token;
}
#ifdef __x86_64__
__attribute__((packed))
#endif
;
int funnel_epoll_control(int queue, int operation, int descriptor, struct funnel_event *event) __asm__("epoll_ctl");
int funnel_epoll_wait(int queue, struct funnel_event *events, int count, int milliseconds) __asm__("epoll_wait");

/// struct itimerspec.
struct funnel_timer {
    long interval_seconds, interval_nanoseconds, seconds, nanoseconds;
};
int funnel_timer_set(int timer, int flags, const struct funnel_timer *value, void *previous) __asm__("timerfd_settime");
