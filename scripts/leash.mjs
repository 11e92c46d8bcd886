// Loaded into the server before its own code: when the process that started it is gone, even if killed, the server ends
// as it does on SIGTERM, instead of keeping its port from the next `npm start`.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
// The channel tells of nothing else and must not keep a finished command waiting.
process.channel?.unref();
