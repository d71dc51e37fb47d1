"""What the proxy speaks: TLS 1.2 and 1.3, with ciphers that keep the past secret."""

import re
import socket
import ssl

import pytest

from tests.stack.nginx import TEMPLATES

from .proxy import HOST, proxy_before

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

CONFIGURATION = (TEMPLATES / "nginx.conf.template").read_text()
V1_1, V1_2, V1_3 = ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3


@pytest.fixture(scope="module")
def proxy():
    with proxy_before([1]) as made:
        yield made


def spoken(proxy, version, ciphers):
    """Protocol and cipher that a client of that version alone comes to. Raises ssl.SSLError."""
    context = ssl.create_default_context(cafile=proxy.certificate)
    context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", proxy.https), timeout=20) as plain,
        context.wrap_socket(plain, server_hostname=HOST) as connection,
    ):
        return connection.version(), connection.cipher()[0]


@pytest.mark.parametrize("version", [V1_2, V1_3])
def test_what_phones_speak_is_spoken(proxy, version):
    protocol, _ = spoken(proxy, version, "DEFAULT")
    assert protocol == version.name.replace("_", ".")


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated:DeprecationWarning")
def test_nothing_older_is_spoken(proxy):
    with pytest.raises(ssl.SSLError):
        spoken(proxy, V1_1, "ALL")
    # The library refuses it by itself, too, wherever it is as careful as Debian's.
    assert re.findall(r"^\s*ssl_protocols (.*);$", CONFIGURATION, re.MULTILINE) == [
        "TLSv1.2 TLSv1.3"
    ]


def test_a_cipher_of_the_old_kind_is_refused(proxy):
    """CBC: what it hides can be found out from how long it takes."""
    with pytest.raises(ssl.SSLError):
        spoken(proxy, V1_2, "ECDHE-ECDSA-AES128-SHA256")
    assert spoken(proxy, V1_2, "ECDHE-ECDSA-AES128-GCM-SHA256")


def test_no_key_opens_what_was_said_in_the_past():
    (listed,) = re.findall(r"^\s*ssl_ciphers (.*);$", CONFIGURATION, re.MULTILINE)
    assert [one for one in listed.split(":") if not one.startswith("ECDHE-")] == []
