"""Generates the files of ten thousand phones through a real server, and says what it took.

    python3 bench/generate.py target/release/rollcall

A value of the region and one of the system have changed, so every phone's own file and the file that
they share become other ones. Prints one JSON object.
"""

import http.client
import json
import sys
import time

import server

PHONES = 10_000
# So many may wait for approval at a time.
WAITING = 5_000
APPROVED_AT_ONCE = 1_000
TEMPLATE = "/api/v1/templates/AudioCodes_430HD/generate"


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
    with server.running(sys.argv[1]) as (admin, phones, _):
        fleet(admin, phones)
        print(json.dumps(measure(admin)))


main()
