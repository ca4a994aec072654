"""What is wrong with the network of this computer, its sockets, or an address that was typed; firewall rules."""

from fastvid_gui.sentences.sentence import Code


class Network(Code):
    """Sentences about interfaces, discovery, ports and addresses."""

    # Interfaces, and finding others through them.
    NOT_CONNECTED = "No network is connected: plug in a cable or join a Wi-Fi."
    ONLY_VPN = (
        "Only a VPN ({vpn}) leads to other computers, and VPNs are left out unless they are named: "
        "--interface {vpn}."
    )
    INTERFACE_DOWN = (
        "The network interface {names} is down or has no address. Plug in its cable, or name another one."
    )
    NO_INTERFACE = "There is no network interface {name} here; there are: {names}."
    NO_INTERFACES = "There is no network interface {name} here, and no other one that has an address."
    FARM_NAME = "{variable}={name}: a farm's name has 1 to 7 lower-case letters and digits."
    MDNS_TAKEN = (
        "UDP port 5353 can't be used on {names} ({reason}); if Avahi runs there, set disallow-other-stacks=no in its "
        "avahi-daemon.conf."
    )
    CANT_ANNOUNCE = (
        "This computer can't make itself known in the network ({reason}); it tries again by itself."
    )
    FAULT = "Looking for other computers had a fault ({reason}) and starts again by itself."
    # Why an interface is left out.
    LEFT_OUT = "{name} is left out ({reason})"
    THIS_COMPUTER = "this computer itself"
    VIRTUAL = "containers or virtual machines"
    CONTAINERS = "containers"
    A_VPN = "a VPN"
    ONE_DEVICE = "a link to a single device"
    HAS_NO_ADDRESS = "it has no address"
    NO_MULTICAST = "it carries no multicast"
    # Sockets.
    SOCKETS_FAILED = "The connections with other computers failed ({reason}); start FastVid again."
    CANT_LISTEN = (
        "{host}:{port} can't be opened for helping ({reason}). Choose another --port or --interface."
    )
    PORTS_TAKEN = "Ports {first} to {last} are all taken or not allowed; choose another --port."
    # Addresses.
    NO_ADDRESS = "{text} is not an address: {reason}."
    ADDRESS_FORM = "write HOST or HOST:PORT"
    IPV6_FORM = "an IPv6 address with a port is written [ADDRESS]:PORT"
    PORT_FORM = "the port is a number from 1 to {most}"
    SCOPE_FORM = "only an IPv6 address has a % and an interface"
    NOBODYS = "this is the address of no single computer"
    NOT_TO_CONNECT = "“{address}” is not an address like 192.168.1.20:{port}."
    # Firewalls: what to type, or to do, on one system.
    ON_SYSTEM = "{system}: {command}"
    WINDOWS = "Windows (PowerShell as administrator)"
    ALLOW_ON_MAC = (
        "System Settings, Network, Firewall, Options: allow incoming connections for FastVid (or Python); and Privacy "
        "& Security, Local Network: allow it there too"
    )
    # Two computers, one key.
    SAME_KEY_AS_HERE = (
        "The computer at {address} has the same key as this one: a disk or FastVid's folder was copied, or both share "
        "one home folder. On one of them rename FastVid's configuration folder (renamed back it is as it was) and pair "
        "it again, or give it a folder of its own (FASTVID_HOME=DIR)."
    )
    SAME_KEY = (
        "Two computers have the same key ({name}, {id}): at {one} and at {other}. Nobody can tell "
        "which is meant."
    )
    SAME_KEY_ADVICE = (
        "A disk or FastVid's folder was copied, or both computers share one home folder. On one of them rename "
        "FastVid's configuration folder (`fastvid-gui info` names its home; renamed back it is as it was) and pair "
        "that one again; where the folder is shared, give each computer one of its own: FASTVID_HOME=DIR."
    )
