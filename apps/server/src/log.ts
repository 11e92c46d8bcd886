import { type DestinationStream, type Logger, pino, stdSerializers } from "pino";

/**
 * Structured logs on standard output. Requests are named by their route, never by their URL; headers and bodies are not
 * logged at all. What still gets in by name is struck out.
 */
export function openLog(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const struckOut = ["token", "password", "cookie", "authorization"];
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: withoutTokens },
      redact: {
        paths: [...struckOut, ...struckOut.map((name) => `*.${name}`)],
        censor: "[redacted]",
      },
    },
    destination,
  );
}

/** 32 bytes or more in base64url: what the token of a link or a cookie looks like. */
const linkToken = /[\w-]{43,}/g;

function withoutTokens(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error).replace(linkToken, "[redacted]");
  const { type, message, stack } = stdSerializers.err(error);
  return {
    type,
    message: message.replace(linkToken, "[redacted]"),
    stack: stack?.replace(linkToken, "[redacted]"),
  };
}
