#!/bin/sh
# Makes .venv beside this folder and installs FastVid with its developer tools, exactly as pinned in constraints.txt.
#
# Debian and Ubuntu packages that are missing are installed through apt where that is allowed (root, or sudo that asks
# for no password); elsewhere the command to type is printed and the script ends with 1. It asks nothing, needs no
# terminal, and returns within a tenth of a second when nothing has changed. FASTVID_PYTHON names another Python.
set -eu
cd "$(dirname "$0")/.."

VENV=.venv
STAMP=$VENV/.fastvid-ready
EXTRAS=train,window,dev
PYTHON_NEEDED=3.11
# A user's own pip and Python settings must not send the packages elsewhere.
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
export PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONNOUSERSITE=1

say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
    for line in "$@"; do say "$line"; done
    exit 1
}

# What the environment was made from. Its place counts too: a moved or copied one points at its old place.
recipe() {
    pwd -P
    printf '%s\n' "$EXTRAS"
    cksum pyproject.toml constraints.txt packaging/setup.sh
}

# The environment's Python runs, and belongs to this folder.
venv_runs() {
    [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -c '
import os, sys
sys.exit(not (sys.version_info >= (3, 11) and os.path.samefile(sys.prefix, sys.argv[1])))' "$VENV" 2>/dev/null
}

# ---- system packages ----

# apt_install PACKAGE...: true when all of them are there now; otherwise says what to type.
apt_install() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Please install with your system's package manager what Debian calls: $*"
        return 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null </dev/null; then
        as_root='sudo -n'
    else
        say "This needs an administrator. Please type, then run the same command again:"
        say "    sudo apt-get install -y $*"
        return 1
    fi
    say "installing with apt: $*"
    install="$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends"
    # A fresh system has no package lists yet, an old one has outdated lists: fetch them when the first try fails.
    $install "$@" </dev/null >/dev/null 2>&1 && return 0
    $as_root apt-get update -q </dev/null >/dev/null 2>&1 || true
    $install "$@" </dev/null >&2 && return 0
    say "apt could not install it. Please type this and see what it says:"
    say "    sudo apt-get update && sudo apt-get install -y $*"
    return 1
}

# ---- Python ----

# Running it tells whether it is one: names such as pyenv's shims exist for Pythons that are not there.
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

get_python() {
    if [ -n "${FASTVID_PYTHON:-}" ] && ! new_enough "$FASTVID_PYTHON"; then
        fail "FASTVID_PYTHON is '$FASTVID_PYTHON', which is not a Python $PYTHON_NEEDED or newer. Correct it or unset it."
    fi
    find_python
    if [ -z "$python" ]; then
        say "there is no Python $PYTHON_NEEDED or newer here"
        # Debian 12 and Ubuntu 24.04 have a newer python3; Ubuntu 22.04 has 3.10, and 3.11 beside it.
        apt_install python3 python3-venv || exit 1
        find_python
        [ -n "$python" ] || { apt_install python3.11 python3.11-venv && find_python; } || true
    fi
    if [ -n "$python" ] && ! can_make_venv "$python"; then
        # Debian keeps this part of Python in a package of its own.
        say "$python lacks its venv module"
        apt_install "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" || exit 1
        find_python
    fi
    if [ -z "$python" ] || ! can_make_venv "$python"; then
        fail "FastVid needs Python $PYTHON_NEEDED or newer, with its venv module, and none was found." \
            "Install one, and if it is not on the PATH name it: FASTVID_PYTHON=/path/to/python3 make test"
    fi
}

# ---- the libraries that the packages themselves expect of the system ----

debian_package_of() {
    case $1 in
        libGL.so.1) echo libgl1 ;;
        libEGL.so.1) echo libegl1 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libgomp.so.1) echo libgomp1 ;;
        libstdc++.so.6) echo libstdc++6 ;;
        libatomic.so.1) echo libatomic1 ;;
        libxcb.so.1) echo libxcb1 ;;
        libX11.so.6) echo libx11-6 ;;
        libX11-xcb.so.1) echo libx11-xcb1 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libxcb-cursor.so.0) echo libxcb-cursor0 ;;
        libxcb-icccm.so.4) echo libxcb-icccm4 ;;
        libxcb-image.so.0) echo libxcb-image0 ;;
        libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
        libxcb-randr.so.0) echo libxcb-randr0 ;;
        libxcb-render-util.so.0) echo libxcb-render-util0 ;;
        libxcb-render.so.0) echo libxcb-render0 ;;
        libxcb-shape.so.0) echo libxcb-shape0 ;;
        libxcb-shm.so.0) echo libxcb-shm0 ;;
        libxcb-sync.so.1) echo libxcb-sync1 ;;
        libxcb-util.so.1) echo libxcb-util1 ;;
        libxcb-xfixes.so.0) echo libxcb-xfixes0 ;;
        libxcb-xkb.so.1) echo libxcb-xkb1 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libfreetype.so.6) echo libfreetype6 ;;
        libpulse.so.0) echo libpulse0 ;;
        libz.so.1) echo zlib1g ;;
        *) return 1 ;;
    esac
}

# Loads every library that has compiled parts; installs what the system lacks, one at a time.
check_libraries() {
    tries=0
    until error=$("$VENV/bin/python" -c 'import numpy, cv2, av, openvino, safetensors, msgspec, psutil, torch
from PySide6 import QtMultimedia, QtSvg, QtWidgets' 2>&1); do
        missing=$(printf '%s\n' "$error" | sed -n 's/.*ImportError: \([^ :]*\.so[.0-9]*\): cannot open.*/\1/p' | tail -n 1)
        tries=$((tries + 1))
        if [ -z "$missing" ] || [ "$tries" -gt 9 ] || ! package=$(debian_package_of "$missing"); then
            printf '%s\n' "$error" >&2
            fail "An installed library does not load; the reason is above." \
                "If it names a file lib*.so, install the system package that holds it, then run the same command again."
        fi
        say "the system library $missing is missing"
        apt_install "$package" || exit 1
    done
}

# Qt opens windows through libraries of the system that only a desktop is sure to have. Without them all else works.
check_window() {
    plugin=$("$VENV/bin/python" -c 'import pathlib, PySide6
print(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so")')
    [ -f "$plugin" ] && command -v ldd >/dev/null 2>&1 || return 0
    packages=
    for library in $(LC_ALL=C ldd "$plugin" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u); do
        package=$(debian_package_of "$library") || { say "the window needs the system library $library"; continue; }
        packages="$packages $package"
    done
    # shellcheck disable=SC2086
    [ -z "$packages" ] || apt_install $packages || say "Until then the window can't be shown; everything else works."
}

# ---- the way through ----

if [ -f "$STAMP" ] && [ "$(recipe)" = "$(cat "$STAMP")" ] && venv_runs; then
    exit 0
fi
rm -f "$STAMP"

if ! venv_runs || ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    get_python
    # What an interrupted run left behind is worth nothing.
    rm -rf "$VENV"
    say "making $VENV with $("$python" --version 2>&1)"
    "$python" -m venv "$VENV" || fail "The virtual environment could not be made; the reason is above."
fi

say "installing FastVid and its libraries (the first time this takes some minutes)"
"$VENV/bin/python" -m pip install --quiet --progress-bar off -c constraints.txt -e ".[$EXTRAS]" </dev/null >&2 ||
    fail "pip could not install the libraries; the reason is above. Is there an internet connection and 3 GB of space?" \
        "Run the same command again: what has been downloaded is kept."
check_libraries
check_window
recipe >"$STAMP"
say "ready"
