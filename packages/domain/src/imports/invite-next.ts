import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { issueInvitations } from "../invitations/issue-invitations.ts";
import { mayNotReturn } from "../invitations/require-may-return.ts";
import { targets } from "../invitations/targets/targets.ts";
import { holdImport, type StoredImport } from "./import-row.ts";
import { importerOf } from "./importer.ts";
import { finish, nextRows, type Settled, settleRows } from "./settle-rows.ts";

/** How many rows a transaction invites at once, so that it is done in time and nobody waits long for it. */
const invitedAtOnce = 500;
const refusedAtOnce = 5_000;

/**
 * Invites the next people of an import, each once, whoever else is at it: their invitations, their rows and how far the import
 * is are written together or not at all. Where its importer may not invite any more, or there is nothing to invite to, they
 * are refused.
 */
export async function inviteNext(services: Services, stored: StoredImport): Promise<void> {
  try {
    const importer = await importerOf(services, stored);
    await services.database.transaction((tx) => inviteSome(tx, stored.id, importer));
  } catch (error) {
    const message = whyNobody(error);
    if (message === null) throw error;
    await services.database.transaction((tx) => refuseSome(tx, stored.id, message));
  }
}

async function inviteSome(
  tx: Transaction,
  importId: string,
  { ctx, host }: Awaited<ReturnType<typeof importerOf>>,
): Promise<void> {
  const stored = await holdImport(tx, importId);
  if (stored?.status !== "running") return;
  const { kind, organizationId, placeId, sends: send } = stored;
  const rows = await nextRows(tx, stored, invitedAtOnce);
  const keptOut = new Set(
    await targets[kind].whoMayNotReturn(
      tx,
      host,
      rows.map(({ email }) => email),
    ),
  );
  const issued = await issueInvitations(ctx, tx, {
    ...termsIn(stored),
    kind,
    organizationId,
    placeId,
    send,
    importId,
    invitees: rows
      .filter(({ email }) => !keptOut.has(email))
      .map(({ email, fullName }) => ({ email, fullName: fullName ?? undefined })),
  });
  const settled = rows.map(({ line, email }): Settled => {
    const end = issued.get(email) ?? { refusal: mayNotReturn() };
    if ("id" in end) return { line, outcome: "new", invitationId: end.id, message: null };
    return { line, outcome: outcomeOf(end.refusal), invitationId: null, message: end.refusal.message };
  });
  await settleRows(tx, stored, settled);
  if (rows.length < invitedAtOnce) await finish(tx, stored, "done");
}

async function refuseSome(tx: Transaction, importId: string, message: string): Promise<void> {
  const stored = await holdImport(tx, importId);
  if (stored?.status !== "running") return;
  if ((await refuseNext(tx, stored, message)) < refusedAtOnce) await finish(tx, stored, "done");
}

/** Refuses the next rows of an import that is held, and says how many. Fewer than 5,000: there are no more. */
export async function refuseNext(tx: Transaction, stored: StoredImport, message: string): Promise<number> {
  const rows = await nextRows(tx, stored, refusedAtOnce);
  const refused = rows.map(
    ({ line }): Settled => ({ line, outcome: "refused", invitationId: null, message }),
  );
  await settleRows(tx, stored, refused);
  return rows.length;
}

function termsIn(stored: StoredImport) {
  const { role, terms, language, message, note, metadata, expiresInHours, sendAfterSeconds, redirectTo } =
    stored;
  return {
    role,
    terms,
    language: language ?? undefined,
    message: message ?? undefined,
    note: note ?? undefined,
    metadata: metadata ?? undefined,
    expiresInHours: expiresInHours ?? undefined,
    redirectTo: redirectTo ?? undefined,
    sendAfterSeconds,
  };
}

function outcomeOf({ reason }: Failure): Settled["outcome"] {
  return reason === "already_invited" || reason === "already_member" ? reason : "refused";
}

/** Why nobody can be invited by a file any more; null for what may be over in a moment. */
function whyNobody(error: unknown): string | null {
  if (!(error instanceof Failure)) return null;
  switch (error.reason) {
    case "conflict":
      return error.message; // the event is over, or was cancelled
    case "not_found":
    case "forbidden":
    case "account_disabled":
    case "mfa_enrolment_required":
      return "Whoever imported this file may not invite people there any more, or there is nothing to invite to.";
    default:
      return null;
  }
}
