"""`python -m swath_sandbox`: serve the sandbox until Ctrl-C."""

import argparse
import logging
import signal
import sys

from swath_sandbox import CLIENT_ID, CLIENT_SECRET, needing_extra

with needing_extra():
    from swath_sandbox.app import Sandbox
    from swath_sandbox.server import Server
    from swath_sandbox.settings import Settings


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line and serve. The exit status is 0 after Ctrl-C, 1 when a port or folder cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m swath_sandbox", description="Serve a Sentinel Hub on localhost.")
    parser.add_argument("--port", type=int, default=8321, help="port to listen on, 0 for a free one (default: 8321)")
    parser.add_argument("--seed", type=int, default=7, help="number that the world follows from (default: 7)")
    parser.add_argument("--state", metavar="FOLDER", help="keep jobs and collections there for the next start")
    parser.add_argument("--buckets", metavar="FOLDER", help="where s3://name/path is the file name/path")
    parser.add_argument("--time-factor", type=float, default=1.0, help="how fast time runs for jobs (default: 1)")
    parser.add_argument("--quiet", action="store_true", help="do not log requests")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING if options.quiet else logging.INFO, format="%(asctime)s %(message)s")
    settings = Settings(
        seed=options.seed, state=options.state, buckets=options.buckets, time_factor=options.time_factor
    )
    try:
        sandbox = Sandbox(settings)
    except (OSError, ValueError) as error:
        print(f"The sandbox cannot be set up: {error}", file=sys.stderr)
        return 1
    try:
        server = Server(sandbox, options.port)
    except OSError as error:
        print(f"Port {options.port} cannot be used: {error}", file=sys.stderr)
        return 1
    print(f"Sandbox:       {server.url}")
    print(f"Token URL:     {server.url}/auth/realms/main/protocol/openid-connect/token")
    print(f"Client id:     {CLIENT_ID}")
    print(f"Client secret: {CLIENT_SECRET}", flush=True)
    # Both: a shell lets what it runs in the background ignore SIGINT.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
