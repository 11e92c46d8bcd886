/**
 * How Node keeps the server small, which on a large machine would rather let garbage lie: it is collected before it is much more
 * than what is in use, what is young gets little room, and the server may ask for a collection (`commands/start.ts`).
 * See docs/decisions/0032-a-file-of-fifty-thousand.md.
 */
export const memoryFlags = ["--max-old-space-size=512", "--max-semi-space-size=8", "--expose-gc"];
