// libcjose names the headers of OpenSSL in its own: libssl-dev goes with libcjose-dev.
#include <cjose/cjose.h>
