"""What the proxy speaks: TLS 1.2 and 1.3, with ciphers that keep the past secret."""

import re
import socket
import ssl

import pytest

from tests.stack.nginx import TEMPLATES

from .proxy import HOST, proxy_before

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

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
    text = (TEMPLATES / "nginx.conf.template").read_text()
    assert re.findall(r"^\s*ssl_protocols (.*);$", text, re.MULTILINE) == ["TLSv1.2 TLSv1.3"]


@pytest.mark.parametrize("cipher", ["AES128-GCM-SHA256", "ECDHE-RSA-AES128-SHA256"])
def test_a_cipher_without_forward_secrecy_or_authentication_is_refused(proxy, cipher):
    """The first has a key that opens all of the past; the second is of the CBC kind."""
    with pytest.raises(ssl.SSLError):
        spoken(proxy, V1_2, cipher)
    assert spoken(proxy, V1_2, "ECDHE-RSA-AES128-GCM-SHA256")
