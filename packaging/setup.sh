#!/bin/sh
# Makes .venv beside this folder and installs FastVid there, exactly as pinned in constraints.txt:
#
#   setup.sh window   what painting and the window need (the default; `make demo`)
#   setup.sh tests    that, what training needs, and the developer's tools (`make test`)
#
# An environment that has more than is asked for is left as it is. Missing Debian and Ubuntu packages are installed
# through apt where that is allowed (root, or sudo without a password); elsewhere one sentence names them all. Without
# Python the script ends with 1. Without the packages that only the window needs it continues, and says so again the
# next time. It asks nothing, needs no terminal, and returns within a tenth of a second when nothing has changed.
# FASTVID_PYTHON names another Python, FASTVID_TORCH_INDEX another list of CPU builds of torch.
set -eu
cd "$(dirname "$0")/.."

VENV=.venv
STAMP=$VENV/.fastvid-ready
# This mark exists while something is missing that the window needs.
LACKING=$VENV/.fastvid-lacking
PACKAGES=resources/debian-packages.txt
PYTHON_NEEDED=3.11
TORCH_INDEX=${FASTVID_TORCH_INDEX:-https://download.pytorch.org/whl/cpu}
# A user's own pip and Python settings must not send the packages elsewhere.
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONNOUSERSITE=1

say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
    for line in "$@"; do say "$line"; done
    exit 1
}

# Level and extras: `tests` has all that `window` has.
level=${1:-window}
[ "$level" = window ] || [ "$level" = tests ] || fail "setup.sh knows 'window' and 'tests', not '$level'."
if [ "$level" = window ] && [ -f "$STAMP" ] && [ "$(sed -n 1p "$STAMP")" = tests ]; then
    level=tests
fi
case $level in
    window) extras=window space='1.5 GB' ;;
    tests) extras=train,window,cluster,dev space='3 GB' ;;
esac

# What the environment was made from. Its place counts too: a moved or copied environment points at its old place.
recipe() {
    printf '%s\n' "$level"
    pwd -P
    cksum pyproject.toml constraints.txt packaging/setup.sh
}

# The environment's Python runs, and belongs to this folder.
venv_runs() {
    [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -c '
import os, sys
sys.exit(not (sys.version_info >= (3, 11) and os.path.samefile(sys.prefix, sys.argv[1])))' "$VENV" 2>/dev/null
}

# ---- system packages ----

# Sets as_root to the prefix that runs a command as administrator; false where that needs a password or another person.
may_install() {
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null </dev/null; then
        as_root='sudo -n'
    else
        return 1
    fi
}

# apt_install PACKAGE...: true when all of them are installed now. It tries once; `please_install` reports what failed.
apt_install() {
    command -v apt-get >/dev/null 2>&1 && may_install || return 1
    say "installing with apt: $*"
    install="$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends"
    # A fresh system has no package lists yet, an old one has outdated lists: fetch them when the first try fails.
    $install "$@" </dev/null >/dev/null 2>&1 && return 0
    $as_root apt-get update -q </dev/null >/dev/null 2>&1 || true
    $install "$@" </dev/null >&2
}

# please_install PACKAGE...: what to type where apt_install could not.
please_install() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Please install with your system's package manager what Debian calls: $*"
    elif [ "$(id -u)" = 0 ]; then
        say "apt could not install what is missing. Please see what it says to: apt-get update && apt-get install -y $*"
    else
        say "Please type, or have an administrator type: sudo apt-get update && sudo apt-get install -y $*"
    fi
}

# The packages that the window needs and the system lacks, as far as that is known before Qt is installed.
window_packages() {
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null) && [ -f "$PACKAGES" ] || return 0
    while read -r library package; do
        case $library in '#' | '') continue ;; esac
        case $known in *"$library ("*) ;; *) printf '%s\n' "$package" ;; esac
    done <"$PACKAGES" | sort -u | tr '\n' ' '
}

# ---- Python ----

# Only running it shows that it works: names such as pyenv's shims exist for Pythons that are not installed.
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 </dev/null; }
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 </dev/null; }

# Sets `python` to one that can make an environment, else to one that lacks only that part, else to nothing.
find_python() {
    python=
    for name in "${FASTVID_PYTHON:-python3.11}" python3.12 python3.13 python3.14 python3; do
        new_enough "$name" || continue
        if can_make_venv "$name"; then
            python=$name
            return
        fi
        [ -n "$python" ] || python=$name
    done
}

# need_for_python PACKAGE...: ends the script where they are unavailable, and names the window's packages as well.
need_for_python() {
    apt_install "$@" && return 0
    # shellcheck disable=SC2046
    please_install "$@" $(window_packages)
    fail "Then run the same command again. (Those whose names begin with lib are for the window only.)"
}

get_python() {
    if [ -n "${FASTVID_PYTHON:-}" ] && ! new_enough "$FASTVID_PYTHON"; then
        fail "FASTVID_PYTHON is '$FASTVID_PYTHON', which is not a Python $PYTHON_NEEDED or newer. Correct it or unset it."
    fi
    find_python
    if [ -z "$python" ]; then
        say "there is no Python $PYTHON_NEEDED or newer here"
        # Debian 12 and Ubuntu 24.04 have a newer python3; Ubuntu 22.04 has 3.10, and 3.11 beside it.
        if [ -n "$(sed -n '/^UBUNTU_CODENAME=jammy/p' /etc/os-release 2>/dev/null)" ]; then
            need_for_python python3.11 python3.11-venv
        else
            need_for_python python3 python3-venv
        fi
        find_python
    fi
    if [ -n "$python" ] && ! can_make_venv "$python"; then
        # Debian keeps this part of Python in a separate package.
        say "$python lacks its venv module"
        need_for_python "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
        find_python
    fi
    if [ -z "$python" ] || ! can_make_venv "$python"; then
        fail "FastVid needs Python $PYTHON_NEEDED or newer, with its venv module, and none was found." \
            "Install one, and if it is not on the PATH name it: FASTVID_PYTHON=/path/to/python3 make test"
    fi
}

# ---- torch ----

nvidia_card() {
    [ -e /proc/driver/nvidia/version ] || [ -e /dev/nvidiactl ] || [ -e /usr/lib/wsl/lib/libcuda.so.1 ] && return 0
    for device in /sys/bus/pci/devices/*; do
        [ -r "$device/vendor" ] && [ "$(cat "$device/vendor")" = 0x10de ] || continue
        case $(cat "$device/class") in 0x03*) return 0 ;; esac
    done
    return 1
}

# On Linux pip's usual torch brings CUDA: some gigabytes that are only of use with an NVIDIA card. A CPU build that pip
# already knows about (PIP_FIND_LINKS) comes first, then PyTorch's own list of them. Where neither is available, the
# usual one is installed with the rest.
get_torch() {
    [ "$(uname -s)" = Linux ] && ! nvidia_card || return 0
    version=$(sed -n 's/^torch==//p' constraints.txt)
    "$VENV/bin/python" -c 'import importlib.metadata as m, sys
sys.exit(m.version("torch").partition("+")[0] != sys.argv[1])' "$version" 2>/dev/null && return 0
    say "installing torch for the CPU"
    get="$VENV/bin/python -m pip install --quiet --quiet --progress-bar off --no-deps -c constraints.txt torch==$version"
    $get --no-index </dev/null >/dev/null 2>&1 && return 0
    $get --retries 1 --timeout 15 --index-url "$TORCH_INDEX" </dev/null >/dev/null 2>&1 ||
        say "$TORCH_INDEX has no torch for here or does not answer; taking pip's usual one, which may need 6 GB."
}

# ---- the libraries that the packages themselves expect of the system ----

# Whether what painting needs can be loaded. Debian and Ubuntu lack nothing of that, however small they are.
check_libraries() {
    modules='numpy, cv2, av, openvino, safetensors, msgspec, psutil, zmq, zeroconf'
    [ "$level" = window ] || modules="$modules, torch"
    # OpenVINO's wheel would report this start to its maker; FastVid sends nothing to anybody.
    quiet='import sys; sys.modules["openvino_telemetry"] = None'
    error=$("$VENV/bin/python" -c "$quiet; import $modules" 2>&1) && return 0
    printf '%s\n' "$error" >&2
    fail "An installed library does not load; the reason is above." \
        "If it names a file lib*.so, install the system package that holds it, then run the same command again."
}

# Qt shows windows and plays sound through system libraries that only a desktop is sure to have; everything else works
# without them. Prints the packages, or the libraries whose package is unknown.
lacking() {
    "$VENV/bin/python" -P fastvid_gui/ui/system/libraries.py 2>/dev/null </dev/null |
        sed 's/^[^ ]* \(..*\)$/\1/; s/ $//' | sort -u | tr '\n' ' '
}

say_lacking() {
    please_install "$@"
    say "Until then the window, its sound or its tests don't work; everything else does."
}

# check_window [try]: says what is missing, after trying to install it if asked to.
check_window() {
    # shellcheck disable=SC2046
    set -- "${1:-}" $(lacking)
    try=$1
    shift
    if [ $# -gt 0 ] && [ "$try" = try ] && apt_install "$@"; then
        # shellcheck disable=SC2046
        set -- $(lacking)
    fi
    if [ $# -gt 0 ]; then
        : >"$LACKING"
        say_lacking "$@"
    else
        rm -f "$LACKING"
    fi
}

# ---- the way through ----

if [ -f "$STAMP" ] && [ "$(recipe)" = "$(cat "$STAMP")" ] && venv_runs; then
    [ ! -f "$LACKING" ] || check_window
    exit 0
fi
rm -f "$STAMP"

if ! venv_runs || ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    get_python
    # What an interrupted run left behind is useless.
    rm -rf "$VENV"
    say "making $VENV with $("$python" --version 2>&1)"
    "$python" -m venv "$VENV" || fail "The virtual environment could not be made; the reason is above."
fi

[ "$level" = window ] || get_torch
say "installing FastVid and its libraries (the first time this takes some minutes)"
"$VENV/bin/python" -m pip install --quiet --progress-bar off --no-compile -c constraints.txt -e ".[$extras]" </dev/null >&2 ||
    fail "pip could not install the libraries; the reason is above. Is there an internet connection and $space of space?" \
        "Run the same command again: what has been downloaded is kept."
check_libraries
check_window try
recipe >"$STAMP"
say "ready"
