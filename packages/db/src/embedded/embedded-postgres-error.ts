/** PostgreSQL can't be run in a folder. The message is for the person at the keyboard: what is wrong, and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
}
