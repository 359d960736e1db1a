"""The store of files that people hand in, as Django's setting of the alias `uploads`.

What lies in it is sealed: whoever runs the store reads nobody's papers.
"""

from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

_S3: Final = "storages.backends.s3.S3Storage"
_FOLDER: Final = "anju.office.common.stores.UploadsFolder"


def store_settings(named: str) -> dict[str, Any]:
    """Django's settings of the store that `ANJU_UPLOADS` names: empty, a folder, or a URL.

    A URL is `s3://bucket/prefix?endpoint=https://…&region=…`; the two keys stand in
    `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, as every tool for such stores reads them.

    >>> store_settings("s3://papers/anju?region=cn-north-1")["OPTIONS"]["location"]
    'anju'
    """
    if not named.startswith("s3://"):
        return {"BACKEND": _FOLDER, "OPTIONS": {"location": named} if named else {}}
    url = urlsplit(named)
    asked = {name: values[-1] for name, values in parse_qs(url.query).items()}
    options = {
        "bucket_name": url.netloc,
        "location": url.path.strip("/"),
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
        "addressing_style": asked.get("addressing", "path" if "endpoint" in asked else "auto"),
        "file_overwrite": True,
        "default_acl": None,
        "querystring_auth": True,
    }
    return {
        "BACKEND": _S3,
        "OPTIONS": {name: value for name, value in options.items() if value is not None},
    }
