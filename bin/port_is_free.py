"""Exits with 0 when this machine can listen on the port given, else with 1. Usage: port_is_free.py PORT"""

import socket
import sys


def is_free(port: int) -> bool:
    """Whether a server could listen on `port` of this machine now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


if __name__ == "__main__":
    sys.exit(0 if is_free(int(sys.argv[1])) else 1)
