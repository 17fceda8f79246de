"""A real server on a data directory of its own, set up, and a client of its admin listener."""

import contextlib
import http.client
import json
import pathlib
import subprocess
import tempfile
import time

PASSWORD = "otter-77-lantern-x"


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
        """Sends JSON; the answer and its content."""
        body = None if body is None else json.dumps(body)
        return self.send(method, path, body, "application/json")

    def send(self, method, path, body, content_type):
        """Sends any body, a file too; the answer and its content."""
        headers = self.headers | {"Content-Type": content_type}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status < 300, (path, answer.status, content)
        return answer, content

    def log_bytes(self):
        _, metrics = self.call("GET", "/metrics")
        lines = metrics.decode().splitlines()
        line = next(it for it in lines if it.startswith("rollcall_log_disk_bytes "))
        return int(float(line.split(" ")[1]))


@contextlib.contextmanager
def running(program):
    """The client, the address of the phone listener, and the server's process number."""
    with tempfile.TemporaryDirectory(dir="target") as folder:
        folder = pathlib.Path(folder)
        ready = folder / "ready.json"
        command = [program, "serve", "--data", folder / "data", "--ready-file", ready]
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
                yield admin, addresses["phones"][0].removeprefix("http://"), server.pid
            finally:
                server.terminate()
