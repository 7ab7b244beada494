"""
Runs the public scim2-tester against the product, and fails where one of its checks does.

tester.py                        starts the product on free ports with its data in a temporary folder, and stops it again
tester.py <address> <API key>    against a product that runs: the address is that of /scim/v2

What it needs beyond Python comes from PyPI, into a folder that is gone afterwards.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from pathlib import Path

NEEDED = ["scim2-tester==0.5.2", "scim2-client[httpx2]==0.13.2", "scim2-models==0.12.3"]
ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
FEWEST_CHECKS = 75


def check(address: str, key: str) -> None:
    """All the checks; what is not passed is said."""
    from httpx2 import Client
    from scim2_client.engines.httpx2 import SyncSCIMClient
    from scim2_tester import Status, check_server

    http = Client(base_url=address, headers={"Authorization": f"Bearer {key}"}, timeout=30)
    results = check_server(SyncSCIMClient(http))
    good = (Status.SUCCESS, Status.COMPLIANT, Status.ACCEPTABLE)
    for result in results:
        if result.status not in good:
            print(f"{result.status.name}: {result.resource_type or ''} {result.title}: {result.reason}")
    counts = Counter(result.status.name.lower() for result in results)
    print("scim2-tester:", ", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
    passed = sum(1 for result in results if result.status in good)
    # What was not run at all has not passed either.
    if passed < len(results) or passed < FEWEST_CHECKS:
        sys.exit("scim2-tester: not passed")


def started(folder: Path) -> tuple[subprocess.Popen, dict]:
    """The product, on ports that are free."""
    ports = ["", "POSTGRES_", "TEMPORAL_", "TEMPORAL_UI_", "SMTP_", "MAILBOX_"]
    env = {**os.environ, **{f"{name}PORT": "0" for name in ports}, "DATA_DIR": str(folder / "data"), "SAMPLE": "0"}
    product = subprocess.Popen(["node", "local/start.mjs"], cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    ready = folder / "data" / "ready.json"
    until = time.monotonic() + START_SECONDS
    while not ready.exists():
        if product.poll() is not None or time.monotonic() > until:
            stop(product)
            sys.exit("the product did not start")
        time.sleep(0.2)
    return product, json.loads(ready.read_text())


def stop(product: subprocess.Popen) -> None:
    """As Ctrl-C does it."""
    if product.poll() is None:
        product.send_signal(signal.SIGINT)
    product.wait(timeout=60)


def main() -> None:
    if len(sys.argv) == 3:
        return check(*sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="rollbook-scim-") as name:
        folder = Path(name)
        python = str(folder / "venv" / "bin" / "python")
        try:
            venv.create(folder / "venv", with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *NEEDED], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            # Of this machine, not of the product.
            print(f"scim2-tester cannot be installed here, and was NOT run: {error}")
            return
        product, ready = started(folder)
        try:
            outcome = subprocess.run([python, __file__, f"{ready['api']}/scim/v2", ready["adminApiKey"]])
        finally:
            stop(product)
        sys.exit(outcome.returncode)


main()
