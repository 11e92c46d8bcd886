#!/usr/bin/env node
// `foyer <command>` from this checkout, as an executable: linked into the PATH it can be called from anywhere, and files
// that are named are those of the folder one is in.
process.argv.splice(2, 0, "foyer");
await import("./run.mjs");
