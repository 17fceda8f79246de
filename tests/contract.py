"""What schemathesis does to generated requests before it sends them (tests/contract.rs).

Small keys come again and again, and a key that was another request's is refused before anything
else is looked at: each request that has a good one gets one of its own. An XML document is sent as
it is, and not as the text of an element. Firmware is longer than what is generated. Nobody makes up
an archive: every other one is one, with nothing in it.
"""

import io
import itertools
import json
import re
import zipfile

import schemathesis

HEADER = "Idempotency-Key"
GOOD = re.compile(r"[!-~]{1,255}")
FIRMWARE_BYTES_MIN = 1024
NUMBERS = itertools.count(1)
ARCHIVES = itertools.count(1)
EMPTY_CONFIGURATION = {
    "manifest": {
        "format": 1,
        "product": "rollcall",
        "counts": {},
        "omitted": [],
        "not_included": [],
    },
    "templates": [],
    "mapping": [],
    "placeholders": {"system": [], "models": {}, "regions": {}, "devices": {}},
    "overrides": {"regions": {}, "users": {}, "devices": {}},
    "settings": {"phones": {}},
}


@schemathesis.serializer("application/zip")
def archive(context, value):
    if next(ARCHIVES) % 2:
        return repr(value).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as files:
        for name, content in EMPTY_CONFIGURATION.items():
            files.writestr(f"{name}.json", json.dumps(content))
    return packed.getvalue()


@schemathesis.hook
def before_call(context, case, kwargs):
    # Answers name the scope of the system, too, whose placeholders have no owner.
    if (case.path_parameters or {}).get("scope") == "system":
        case.path_parameters["scope"] = "model"
    key = (case.headers or {}).get(HEADER)
    if isinstance(key, str) and GOOD.fullmatch(key):
        case.headers[HEADER] = f"contract-{next(NUMBERS)}"
    if (case.media_type or "").endswith("/xml") and isinstance(case.body, str):
        case.body = case.body.encode()
    if case.operation.path.endswith("/firmware/{name}/file") and "octet" in (case.media_type or ""):
        case.body = bytes(FIRMWARE_BYTES_MIN)
