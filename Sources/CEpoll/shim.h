// What Swift's Glibc module does not show of Linux: epoll, eventfd, accept4, peer credentials.
// Without _GNU_SOURCE, which would give fd_set another shape here than in the other modules of C.
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

extern int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);

static inline int cepoll_accept(int listener, struct sockaddr *address, socklen_t *length) {
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

// The user at the other end of a Unix-domain socket; 0xffffffff when unknown.
static inline unsigned int cepoll_peer_user(int descriptor) {
    struct { int process; unsigned int user; unsigned int group; } credentials; // struct ucred, unix(7)
    socklen_t length = sizeof credentials;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return 0xffffffff;
    return credentials.user;
}
