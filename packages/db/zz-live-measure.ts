import pg from "pg";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { startEmbeddedPostgres } from "./src/embedded-postgres.ts";
import { migrate } from "./src/migrate.ts";
const dir = await mkdtemp(`${tmpdir()}/live-m-`);
const p = await startEmbeddedPostgres({ directory: dir });
try {
  await migrate(p.url, "/work/main/prisma/migrations");
  const c = new pg.Client({ connectionString: p.url });
  await c.connect();
  const org = (await c.query("INSERT INTO organizations (id,name) VALUES (gen_random_uuid(),'x') RETURNING id")).rows[0].id;
  await c.query(`INSERT INTO invitations (id, organization_id, kind, email, role, expires_in_hours, expires_at)
    SELECT gen_random_uuid(), $1, 'organization', n || '@x.example', 'member', 24, now() + interval '1 day' FROM generate_series(1,10000) n`, [org]);
  await c.query("ANALYZE");
  const many = () => c.query(`INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label, details)
    SELECT gen_random_uuid(), organization_id, 'invitation.created', 'invitation', id, email, '{}' FROM invitations`);
  const one = () => c.query(`INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
    SELECT gen_random_uuid(), organization_id, 'invitation.updated', 'invitation', id, email FROM invitations LIMIT 1`);
  const time = async (f: () => Promise<unknown>, n: number) => { const b = performance.now(); for (let i = 0; i < n; i++) await f(); return (performance.now() - b) / n; };
  await one(); await many();
  const out: Record<string, number[]> = {};
  const pool = new pg.Pool({ connectionString: p.url, max: 16 });
  const par = async () => { await Promise.all(Array.from({ length: 16 }, async () => { for (let i = 0; i < 40; i++) await pool.query(`INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
    SELECT gen_random_uuid(), organization_id, 'invitation.updated', 'invitation', id, email FROM invitations LIMIT 1`); })); };
  for (let r = 0; r < 5; r++) for (const on of [true, false]) {
    await c.query(`ALTER TABLE audit_entries ${on ? "ENABLE" : "DISABLE"} TRIGGER tell_audited`);
    for (const [name, f, n] of [["10,000", many, 1], ["one", one, 200], ["640 by 16", par, 1]] as const)
      (out[`${name} ${on ? "with" : "without"}`] ??= []).push(await time(f, n));
  }
  for (const [k, v] of Object.entries(out)) console.log(k.padEnd(22), v.map((x) => x.toFixed(2)).join(" "), "median", v.toSorted((a, b) => a - b)[2]?.toFixed(2));
  await pool.end(); await c.end();
} finally { await p.stop(); await rm(dir, { recursive: true }); }
