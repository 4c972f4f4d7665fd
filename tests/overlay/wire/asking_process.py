"""Many processes of one user that ask a service at the same time; run by test_single_flight.py.

Arguments: base URL, folder of the token cache, number of processes. Every process asks once, and once more after a line
on the standard input. The statuses of all answers go to the standard output, a line for each round.
"""

import multiprocessing
import sys
from multiprocessing.synchronize import Barrier
from pathlib import Path

import filelock  # noqa: F401 (the client imports it only when it fetches a token: once here, or in each process)
import httpx

from swath.credentials import ClientCredentials
from swath.deployments import Deployment
from swath.wire._sync.auth import BearerAuth
from swath.wire.token_cache import token_cache_for
from swath_sandbox import CLIENT_ID, CLIENT_SECRET


def ask(url: str, folder: str, start: Barrier, statuses: "multiprocessing.Queue[int]") -> None:
    deployment = Deployment(url)
    credentials = ClientCredentials(CLIENT_ID, CLIENT_SECRET)
    cache = token_cache_for(Path(folder), deployment, credentials)
    auth = BearerAuth(credentials, token_url=deployment.token_url, origin=deployment.origin, cache=cache)
    with httpx.Client(auth=auth, timeout=30.0, verify=False) as http:
        for _ in range(2):
            start.wait()
            statuses.put(http.get(f"{url}/catalog/v1/collections").status_code)


def main(url: str, folder: str, number: str) -> None:
    # Forked, so that the imports are paid once; nothing has been asked at that time.
    processes = multiprocessing.get_context("fork")
    start, statuses = processes.Barrier(int(number) + 1), processes.Queue()
    asking = [processes.Process(target=ask, args=(url, folder, start, statuses)) for _ in range(int(number))]
    for process in asking:
        process.start()
    for turn in range(2):
        if turn:
            sys.stdin.readline()
        start.wait()
        print(*(statuses.get() for _ in asking), flush=True)
    for process in asking:
        process.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
