import pg from "pg";
import type { TestFoyer } from "./test-foyer.ts";

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

/** What any call may note of itself, refused or not: how often, when and from where somebody asked. */
const notes = {
  tables: ["rate_limits", "throttles", "login_attempts"],
  columns: ["last_used_at", "ip", "user_agent"],
  /** Of what is noted of itself wherever it is used. */
  usage: "last_used_at",
};

/**
 * Everything that a database keeps but what any call may note of itself: two that are the same have nothing changed between
 * them. Tables that are added later are in it by themselves.
 */
export async function stateOf({ sql }: Pick<TestFoyer, "sql">): Promise<readonly string[]> {
  const rows = await sql<{ row: string }>(verbatim(await everyRow({ sql })));
  return rows.map(({ row }) => row).toSorted();
}

/**
 * Of every table how many rows it has and which transaction was the newest to write one: cheap, however much there is. Two
 * that are the same have nothing written between them but what any call may note of itself.
 */
export async function marksOf(foyer: Pick<TestFoyer, "sql">): Promise<Readonly<Record<string, string>>> {
  const statement = statements.get(foyer) ?? markEveryTable(foyer);
  statements.set(foyer, statement);
  const rows = await foyer.sql<{ name: string; mark: string }>(verbatim(await statement));
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]));
}

/** Tables don't come and go while a Foyer runs. */
const statements = new WeakMap<object, Promise<string>>();

async function markEveryTable({ sql }: Pick<TestFoyer, "sql">): Promise<string> {
  const [{ statement } = { statement: "" }] = await sql<{ statement: string }>`
    SELECT string_agg(CASE
      WHEN is_noted THEN format('SELECT %L AS name, count(*) || '':'' ||
        COALESCE(sum(hashtextextended((to_jsonb(t) - %L::text[])::text, 0)), 0) AS mark FROM %s t',
        name, ${notes.columns}::text[], name)
      ELSE format('SELECT %L, count(*) || '':'' || COALESCE(max(xmin::text::bigint), 0) FROM %s', name, name)
      END, ' UNION ALL ' ORDER BY is_noted DESC) AS statement
    FROM (SELECT c.oid::regclass::text AS name, EXISTS (SELECT 1 FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname = ${notes.usage}) AS is_noted
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')) AS every
    WHERE name <> ALL(${notes.tables}::text[])`;
  return statement;
}

/** A statement that selects every row of every table as text. */
async function everyRow({ sql }: Pick<TestFoyer, "sql">): Promise<string> {
  const [{ statement } = { statement: "" }] = await sql<{ statement: string }>`
    SELECT string_agg(format('SELECT %L || (to_jsonb(t) - %L::text[])::text AS row FROM %s t', name || ' ',
      ${notes.columns}::text[], name), ' UNION ALL ') AS statement
    FROM (SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')) AS every
    WHERE name <> ALL(${notes.tables}::text[])`;
  return statement;
}

function verbatim(statement: string): TemplateStringsArray {
  return Object.assign([statement], { raw: [statement] });
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
