// Loaded before the program: what Node has and other runtimes have not.
for (const name of ["process", "Buffer", "global", "setImmediate", "clearImmediate"]) delete globalThis[name];
