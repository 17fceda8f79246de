"""Generates the files of ten thousand phones through a real server, and says what it took.

    python3 bench/generate.py target/release/rollcall

A value of the region and one of the system have changed, so every phone's own file and the file that
they share become other ones. Prints one JSON object.
"""

import http.client
import json
import pathlib
import subprocess
import sys
import tempfile
import time

PHONES = 10_000
# So many may wait for approval at a time.
WAITING = 5_000
APPROVED_AT_ONCE = 1_000
PASSWORD = "otter-77-lantern-x"
TEMPLATE = "/api/v1/templates/AudioCodes_430HD/generate"


class Admin:
    """A client of the admin listener, signed in once the server is set up."""

    def __init__(self, address, setup_token):
        self.connection = http.client.HTTPConnection(address)
        self.headers = {"Content-Type": "application/json"}
        region = {"name": "Oslo", "networks": ["127.0.0.0/8"], "phone_credentials": "open"}
        setup = {"token": setup_token, "username": "root", "password": PASSWORD}
        setup |= {"public_url": "http://10.1.1.5", "region": region}
        self.call("POST", "/api/v1/setup", setup)
        account = {"username": "root", "password": PASSWORD}
        answer, session = self.call("POST", "/api/v1/session", account)
        self.headers["Cookie"] = answer.getheader("set-cookie").split(";")[0]
        self.headers["X-CSRF-Token"] = json.loads(session)["csrf_token"]

    def call(self, method, path, body=None):
        body = None if body is None else json.dumps(body)
        self.connection.request(method, path, body, self.headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status < 300, (path, answer.status, content)
        return answer, content

    def log_bytes(self):
        _, metrics = self.call("GET", "/metrics")
        lines = metrics.decode().splitlines()
        line = next(it for it in lines if it.startswith("rollcall_log_disk_bytes "))
        return int(float(line.split(" ")[1]))


def mac(number):
    return f"00908f{number:06x}"


def report(connection, number):
    body = {"sessionId": f"{number:08x}", "mac": mac(number), "ip": "10.1.2.3", "model": "430HD"}
    body |= {"fwVersion": "2.2.0.7", "status": "started", "emsUserName": "", "emsUserPassword": ""}
    body["userAgent"] = "AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)"
    connection.request("POST", "/rest/v1/ipphoneMgrStatus/keep-alive", json.dumps(body))
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, answer.status


def fleet(admin, phones):
    connection = http.client.HTTPConnection(phones)
    for first in range(0, PHONES, WAITING):
        for number in range(first, first + WAITING):
            report(connection, number)
        for part in range(first, first + WAITING, APPROVED_AT_ONCE):
            macs = [mac(number) for number in range(part, part + APPROVED_AT_ONCE)]
            admin.call("POST", "/api/v1/devices/approve", {"macs": macs, "region": "Oslo"})


def measure(admin):
    for place, name, value in [
        ("region/Oslo", "Language", "German"),
        ("system", "ProvisioningTime", "03:00"),
    ]:
        admin.call("POST", f"/api/v1/placeholders/{place}", {"name": name, "value": value})
    before = admin.log_bytes()
    figures = {"bench": "generate"}
    for name, path in [("dry_run_seconds", f"{TEMPLATE}?dry_run=true"), ("seconds", TEMPLATE)]:
        begin = time.monotonic()
        _, content = admin.call("POST", path, {})
        figures[name] = round(time.monotonic() - begin, 2)
        assert json.loads(content)["changed"] == PHONES, content
    figures["log_bytes"] = admin.log_bytes() - before
    return figures


def main():
    with tempfile.TemporaryDirectory(dir="target") as folder:
        folder = pathlib.Path(folder)
        ready = folder / "ready.json"
        command = [sys.argv[1], "serve", "--data", folder / "data", "--ready-file", ready]
        command += ["--admin-listen", "127.0.0.1:0", "--phone-listen", "127.0.0.1:0"]
        null = subprocess.DEVNULL
        with subprocess.Popen(command, stdout=null, stderr=null) as server:
            try:
                while not ready.exists():
                    assert server.poll() is None, "the server did not start"
                    time.sleep(0.05)
                addresses = json.loads(ready.read_text())
                token = (folder / "data/setup-token").read_text().strip()
                admin = Admin(addresses["admin"].removeprefix("http://"), token)
                fleet(admin, addresses["phones"][0].removeprefix("http://"))
                print(json.dumps(measure(admin)))
            finally:
                server.terminate()


main()
