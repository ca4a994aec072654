"""The certificate that all computers of one cluster share. A computer that can read its key may join; no other can.

One certificate is enough: who belongs to the cluster is decided by who may read the folder. It signs itself and is
the only one that is accepted, on both sides of each connection.
"""

import datetime
import secrets
import shutil
import ssl
from pathlib import Path
from typing import Any

from fastvid_gui.cluster.folder import ClusterFolder
from fastvid_gui.cluster.library import distributed
from fastvid_gui.errors import FarmError
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.whole_files import replace_file

CERTIFICATE, KEY = "certificate.pem", "key.pem"
NAME = "FastVid cluster"
# The clock of a node may be wrong by any amount.
VALID_FROM = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
VALID_UNTIL = datetime.datetime(2200, 1, 1, tzinfo=datetime.UTC)


def security(folder: ClusterFolder) -> Any:
    """Dask's `Security` for this cluster, made on first use."""
    certificate, key = _files(folder)
    both = {f"tls_{role}_{what}": str(path) for role in ("client", "scheduler", "worker")
            for what, path in (("cert", certificate), ("key", key))}  # fmt: skip
    return distributed().Security(require_encryption=True, tls_ca_file=str(certificate), **both)


def tls_context(folder: ClusterFolder) -> ssl.SSLContext:
    """For a connection to a holder of the certificate only."""
    certificate, key = _files(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False  # one certificate is on all computers
    try:
        context.load_verify_locations(certificate)
        context.load_cert_chain(certificate, key)
    except OSError as error:  # ssl.SSLError is one
        raise FarmError(
            ClusterSays.OF_SOMEBODY_ELSE, folder=folder.shared, reason=error.strerror or error
        ) from error
    return context


def _files(folder: ClusterFolder) -> tuple[Path, Path]:
    """Certificate and key, made on first use."""
    certificate, key = folder.tls / CERTIFICATE, folder.tls / KEY
    with folder.used():
        if not folder.tls.is_dir():
            _make(folder.tls)
    for path in (certificate, key):
        try:
            path.read_bytes()
        except OSError as error:
            raise FarmError(
                ClusterSays.OF_SOMEBODY_ELSE, folder=folder.shared, reason=error.strerror or error
            ) from error
    return certificate, key


def _make(tls: Path) -> None:
    """Both files at once: the folder gets its name when it is whole, and the first one stays."""
    certificate, key = new_certificate()
    partial = tls.with_name(f".tls.{secrets.token_hex(4)}.partial")
    partial.mkdir(0o700)
    try:
        replace_file(partial / CERTIFICATE, certificate, lasting=True, private=True)
        replace_file(partial / KEY, key, lasting=True, private=True)
        try:
            partial.rename(tls)
        except OSError:
            if not tls.is_dir():
                raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def new_certificate() -> tuple[bytes, bytes]:
    """A certificate that signs itself, and its key (PEM)."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_UNTIL)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM), key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
