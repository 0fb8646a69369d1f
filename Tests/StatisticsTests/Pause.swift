import Glibc

/// Lets the service's own threads work a little.
func pause() { usleep(50_000) }
