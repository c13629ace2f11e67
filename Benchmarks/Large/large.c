/* This source file is part of the Funnel project.
 * SPDX-License-Identifier: Apache-2.0
 *
 * The peer of compare.py: a response of 1 MB from C on libfcgi, on descriptor 0, with as many threads as asked for. */
#include <fcgiapp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static char body[1 << 20];

static void *serve(void *unused) {
    FCGX_Request request;
    FCGX_InitRequest(&request, 0, 0);
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_PutS("Content-Type: application/octet-stream\r\n\r\n", request.out);
        FCGX_PutStr(body, sizeof body, request.out);
        FCGX_Finish_r(&request);
    }
    return unused;
}

int main(int count, char **arguments) {
    int threads = count > 1 ? atoi(arguments[1]) : 16;
    memset(body, 'x', sizeof body);
    FCGX_Init();
    for (int i = 1; i < threads; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, serve, NULL);
    }
    serve(NULL);
    return 0;
}
