"""Fetches the wheels of kernel/requirements.lock for another machine and Python; ./cairn pack calls it."""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from pip._vendor.packaging.requirements import Requirement

# What a wheel may be for: the oldest systems first that Cairn's own libraries run on.
TAGS = {
    "linux-x86_64": [f"manylinux_2_{n}_x86_64" for n in (28, 27, 26, 24, 17, 12, 5)]
    + ["manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"],
    "linux-arm64": [f"manylinux_2_{n}_aarch64" for n in (28, 27, 26, 24, 17)]
    + ["manylinux2014_aarch64"],
    "macosx-arm64": ["macosx_12_0_arm64"],
    "macosx-x86_64": ["macosx_13_0_x86_64"],
    "windows-x86_64": ["win_amd64"],
}
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
# Where Python's word for a machine is another one than ours.
MACHINES = {("linux", "arm64"): "aarch64", ("windows", "x86_64"): "AMD64"}


def needed(lock, platform, python):
    """What of the lock holds for a whole version of Python: without conditions, with checksums."""
    system, machine = platform.split("-")
    there = {"python_version": python.rpartition(".")[0], "python_full_version": python}
    there.update(SYSTEMS[system])
    there["platform_machine"] = MACHINES.get((system, machine), machine)
    for line in lock.read_text().replace("\\\n", " ").splitlines():
        if line and not line.startswith("#"):
            words, *checksums = line.split(" --hash=")
            requirement = Requirement(words.strip())
            if not requirement.marker or requirement.marker.evaluate(there):
                hashes = "".join(f" --hash={checksum.strip()}" for checksum in checksums)
                yield f"{requirement.name}{requirement.specifier}{hashes}"


def fetch(lines, platform, python, folder):
    """Lays the wheels of plain requirements into a folder; ends the program if there are none."""
    if not lines:
        return
    words = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"]
    words += ["--no-input", "--no-deps", "--only-binary=:all:", "--implementation", "cp"]
    words += ["--require-hashes", "--python-version", python, "-d", str(folder)]
    for tag in TAGS[platform]:
        words += ["--platform", tag]
    with tempfile.TemporaryDirectory() as scratch:
        # pip takes checksums from files only.
        wanted = pathlib.Path(scratch) / "wanted.txt"
        wanted.write_text("\n".join(lines) + "\n")
        subprocess.run([*words, "-r", str(wanted)], check=True)


def main():
    parser = argparse.ArgumentParser(prog="wheels")
    parser.add_argument("--platform", choices=sorted(TAGS), required=True)
    parser.add_argument("--python", action="append", required=True, help="such as 3.11")
    parser.add_argument("--lock", type=pathlib.Path, required=True)
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    for version in options.python:
        # Some packages ask for the newest fixes of a Python, and the room's is not known.
        newest, oldest = f"{version}.99", f"{version}.0"
        lines = list(needed(options.lock, options.platform, newest))
        older = [l for l in needed(options.lock, options.platform, oldest) if l not in lines]
        try:
            fetch(lines, options.platform, newest, options.folder)
            fetch(older, options.platform, oldest, options.folder)
        except subprocess.CalledProcessError as failed:
            return failed.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
