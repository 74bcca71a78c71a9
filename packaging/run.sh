#!/bin/sh
# Opens the bundled samples in a fresh workspace; without a display does the same job by commands.
set -eu
cd "$(dirname "$0")/.."
reviewer=.venv/bin/reviewer
folder=$(mktemp -d "${TMPDIR:-/tmp}/reviewer-samples.XXXXXX")
workspace="$folder/samples.reviewer"

# Status 1 tells of some files only; the others are there to be seen.
"$reviewer" import "$workspace" resources/samples || [ $? -eq 1 ]
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" != Linux ]; then
  exec "$reviewer" open "$workspace"
fi
echo "没有显示器，改用命令完成同样的工作 / No display: doing the same job by commands." >&2
"$reviewer" check "$workspace" || [ $? -eq 1 ]
"$reviewer" export "$workspace" "$folder/samples.xlsx"
echo "结果 / result: $folder/samples.xlsx"
