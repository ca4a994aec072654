"""A node with a real work socket, a real pairing socket and a real announcement; it greets and paints nothing.

    python tests/farm/small_helper.py NAME [--silent] [--code] [--problem] [--interface I]

--silent announces nothing; --problem prints what discovery complains of, and where another computer has its key, as
`{"nodes": [], "problem": ...}`.
Prints `{"nodes": [], "id": ..., "port": ..., "code": ...}` once it is ready.
"""

import argparse
import json
import secrets
import sys

from fastvid_gui.cli.stopping import stoppable
from fastvid_gui.farm.discovery.announcement import Announcement
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.helper.namesake import Namesakes
from fastvid_gui.farm.protocol.messages import Echo, Hello, HelperState, Welcome
from fastvid_gui.farm.sockets.link import Received
from fastvid_gui.farm.sockets.loop import Loop
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing_server import open_pairing
from fastvid_gui.farm.trust.peers import PeerBook

if __name__ == "__main__":
    wanted = argparse.ArgumentParser()
    wanted.add_argument("name")
    wanted.add_argument("--silent", action="store_true")
    wanted.add_argument("--code", action="store_true")
    wanted.add_argument("--problem", action="store_true")
    wanted.add_argument("--interface", action="append")
    wanted.add_argument("--port", type=int, default=47800)
    options = wanted.parse_args()
    identity, peers, run = load_identity(), PeerBook(), secrets.token_hex(8)
    loop = Loop(identity, peers)
    port = loop.serve(options.port)
    session = open_pairing(identity, peers, options.name, port, lambda _: None) if options.code else None
    own = Announcement(
        id=identity.id,
        name=options.name,
        port=port,
        device="CPU",
        helping=True,
        pairing_port=session.port if session else None,
        run=run,
    )
    with (
        stoppable(hard=False) as stop,
        Discovery(None if options.silent else own, options.interface) as discovery,
    ):
        ready = {"nodes": [], "id": identity.id, "port": port, "code": session.shown if session else None}
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()
        problem = ""
        server = loop.server
        assert server is not None
        others = Namesakes(identity, port, lambda: discovery.namesakes, lambda: server.door.own_key_came)
        others.start()
        while not stop.is_set():
            if options.problem and (found := str(discovery.problem or others.problem)) != problem:
                problem = found
                sys.stdout.write(json.dumps({"nodes": [], "problem": problem}) + "\n")
                sys.stdout.flush()
            for event in loop.wait(0.1):
                if isinstance(event, Received) and isinstance(event.message, Hello):
                    told = Welcome(
                        app="0",
                        node=identity.id,
                        name=options.name,
                        session=run,
                        device="CPU",
                        cores=1,
                        slots=1,
                        fingerprint="print",
                        state=HelperState.IDLE,
                    )
                    loop.send(event.link, told)
                elif isinstance(event, Received) and isinstance(event.message, Echo):
                    loop.send(event.link, Echo(event.message.number, event.message.data))
        others.stop()
    if session is not None:
        session.close()
    loop.close()
