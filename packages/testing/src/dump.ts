import pg from "pg";

/** Every row of every table: as text, and in the binary form in which PostgreSQL sends it. */
export type Dump = { readonly text: string; readonly bytes: Buffer };

/** Reads everything that a database keeps, in all schemas but PostgreSQL's own. */
export async function dumpOf(url: string): Promise<Dump> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const texts: string[] = [];
    const buffers: Buffer[] = [];
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string; binary: Buffer }>(
        `SELECT t::text AS text, record_send(t) AS binary FROM ${name} t`,
      );
      texts.push(name, ...rows.map(({ text }) => text));
      buffers.push(...rows.map(({ binary }) => binary));
    }
    return { text: texts.join("\n"), bytes: Buffer.concat(buffers) };
  } finally {
    await client.end();
  }
}

/**
 * What of a link stands in a dump or a log, in any spelling: the token, its bytes, or the signature, which is all of it
 * that can't be guessed. Empty: nothing.
 */
export function tracesOfLink(
  token: string,
  { text, bytes = Buffer.alloc(0) }: Partial<Dump> & Pick<Dump, "text">,
): string[] {
  const whole = Buffer.from(token, "base64url");
  const signature = whole.subarray(-16);
  const spellings = [whole, signature].flatMap((part) => [
    part.toString("base64url"),
    part.toString("base64").replaceAll("=", ""),
    part.toString("hex"),
    part.toString("hex").toUpperCase(),
  ]);
  // As it ends the token, the signature is spelled in step with the bytes before it.
  const found = [...spellings, token.slice(-21)].filter((spelling) => text.includes(spelling));
  return bytes.includes(signature) ? [...found, "the bytes of the signature"] : found;
}
