#!/usr/bin/env bash
# Writes the pinned and hashed requirements: `bash tools/pin.sh`, or `bash tools/pin.sh FOLDER`.
# What is pinned already stays as it is where it can; remove the files first to take what is newest.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-requirements}

pin() {
    local out=$folder/$1
    shift
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --no-header --no-annotate --generate-hashes --extra arrow "$@" -o "$out"
}

pin run-time.txt
pin development.txt --group dev -c "$folder/run-time.txt"
