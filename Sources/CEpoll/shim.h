// What Swift's Glibc module does not show of Linux: epoll, eventfd, accept4, peer credentials.
// Headers that include <sys/select.h> stay out: _GNU_SOURCE gives fd_set another shape than Glibc's module has.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

static inline int cepoll_accept(int listener, struct sockaddr *address, socklen_t *length) {
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

// The user at the other end of a Unix-domain socket; 0xffffffff when unknown.
static inline unsigned int cepoll_peer_user(int descriptor) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return 0xffffffff;
    return credentials.uid;
}
