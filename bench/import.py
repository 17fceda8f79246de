"""Imports users with a phone each through a real server, and says what it took.

    python3 bench/import.py target/release/rollcall [ROWS] [all]

10,000 rows unless said otherwise: name, password, display name, region, MAC address and model; with
`all` every cell is filled that the vendor's table has. While the table is imported, a phone of the
fleet sends keep-alives: it must not wait for long. `record_bytes` are the records of the import as the
log keeps them, `disk_bytes` what its file has grown by, with room ahead and the first of the phones'
files that are made meanwhile. `memory_bytes` is the highest that the process had during the import above
what it had before, `kept_bytes` what it has afterwards: the users and phones; a dry run has none. Then all
is exported, and imported again, which has to come to nothing. Prints one JSON object.
"""

import http.client
import json
import pathlib
import sys
import threading
import time

import server

TITLES = ["Name", "Password", "Display Name", "Region", "Device 1 Display Name"]
TITLES += ["Device 1 MAC Address", "Device 1 IP Phone Model", "Device 1 Language"]
TITLES += ["Device 1 VLAN Mode", "Device 1 VLAN ID"]


def table(rows, filled):
    lines = [",".join(TITLES)]
    for number in range(rows):
        cells = [f"user{number}", f"secret{number}", f"User {number}", "Oslo"]
        cells += ["Desk" if filled else "", f"001122{number:06x}", "430HD"]
        cells += ["English", "Disabled", "0"] if filled else ["", "", ""]
        lines.append(",".join(cells))
    return "\r\n".join(lines).encode()


def record_bytes(admin, after, last):
    """The bytes of the records from behind one position to another; each is behind its length."""
    total = 0
    while after < last:
        path = f"/api/v1/log/records?after={after}&limit={1 << 20}"
        _, chunk = admin.call("GET", path)
        while chunk and after < last:
            length = int.from_bytes(chunk[:4], "big")
            first, rest = number(chunk[6:])
            count, _ = number(rest)
            after = first + count - 1
            total += length
            chunk = chunk[4 + length :]
    return total


def number(data):
    """A LEB128 and what is behind it."""
    value = 0
    for place, byte in enumerate(data):
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, data[place + 1 :]
    raise ValueError("a record is cut short")


def memory(process):
    """Resident now, and the highest so far, in bytes."""
    lines = pathlib.Path(f"/proc/{process}/status").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    return [int(fields[name].split()[0]) * 1024 for name in ("VmRSS", "VmHWM")]


def reset(process):
    """Forgets the highest so far; what is resident."""
    pathlib.Path(f"/proc/{process}/clear_refs").write_text("5")
    return memory(process)[0]


class Beside(threading.Thread):
    """Sends keep-alives of one phone while the table is imported; the longest that one took."""

    def __init__(self, phones):
        super().__init__(daemon=True)
        self.phones = phones
        self.connection = http.client.HTTPConnection(phones)
        self.is_over = threading.Event()
        self.longest = 0

    def send(self):
        body = {"sessionId": "1", "mac": "00908f000001", "ip": "10.1.2.3", "model": "430HD"}
        body |= {"fwVersion": "2.2.0.7", "status": "started"}
        path = "/rest/v1/ipphoneMgrStatus/keep-alive"
        self.connection.request("POST", path, json.dumps(body))
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status

    def run(self):
        # The server has closed the first one if the dry run was long.
        self.connection = http.client.HTTPConnection(self.phones)
        while not self.is_over.wait(0.02):
            begin = time.monotonic()
            self.send()
            self.longest = max(self.longest, time.monotonic() - begin)


def counted(admin, body, path):
    answer, content = admin.send("POST", path, body, "text/csv")
    return json.loads(content), int(answer.getheader("Rollcall-Position"))


def measure(admin, phones, process, rows, filled):
    body = table(rows, filled)
    beside = Beside(phones)
    beside.send()
    admin.call("POST", "/api/v1/devices/approve", {"macs": ["00908f000001"], "region": "Oslo"})
    before = reset(process)
    begin = time.monotonic()
    _, position = counted(admin, body, "/api/v1/import/users?dry_run=true")
    dry_run_seconds = time.monotonic() - begin
    dry_run_bytes = memory(process)[1] - before
    before, log_before = reset(process), admin.log_bytes()
    beside.start()
    begin = time.monotonic()
    report, reached = counted(admin, body, "/api/v1/import/users")
    seconds = time.monotonic() - begin
    (kept, peak), disk_bytes = memory(process), admin.log_bytes() - log_before
    beside.is_over.set()
    beside.join()
    assert report["created"] == rows, {**report, "rows": len(report["rows"])}
    begin = time.monotonic()
    _, exported = admin.call("GET", "/api/v1/export/users.csv?passwords=true")
    export_seconds = time.monotonic() - begin
    again, _ = counted(admin, exported, "/api/v1/import/users")
    assert again["unchanged"] == rows, {**again, "rows": len(again["rows"])}
    return {
        "bench": "import",
        "rows": rows,
        "table_bytes": len(body),
        "dry_run_seconds": round(dry_run_seconds, 2),
        "seconds": round(seconds, 2),
        "longest_keep_alive_seconds": round(beside.longest, 3),
        "record_bytes": record_bytes(admin, position, reached) if rows <= 10_000 else None,
        "disk_bytes": disk_bytes,
        "memory_bytes": peak - before,
        "kept_bytes": kept - before,
        "dry_run_memory_bytes": dry_run_bytes,
        "export_seconds": round(export_seconds, 2),
    }


def main():
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    filled = "all" in sys.argv
    with server.running(sys.argv[1]) as (admin, phones, process):
        print(json.dumps(measure(admin, phones, process, rows, filled)))


main()
