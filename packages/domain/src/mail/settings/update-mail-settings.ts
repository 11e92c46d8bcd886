import type { MailSettings, UpdateMailSettings } from "@foyer/contract/mail";
import type { Transaction } from "@foyer/db/database";
import { sendDelivery } from "@foyer/jobs/queues";
import { record } from "../../audit/record.ts";
import { authorize, requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { changedFields, changeSettings, type EnteredSettings, enteredForAnother } from "./change-settings.ts";
import { mailSettingsAnswer, readableSecrets } from "./mail-settings-answer.ts";
import { emptyRow, readSettings, type SettingsRow, sealSecrets, secretNames } from "./stored-settings.ts";

/**
 * Changes what is named of the settings; mail that waits takes the new way. By no API key: one that leaks must not lead the
 * mail of an organization, and every link in it, to somebody else.
 * @throws Failure as `requireSession` and `authorize`; `invalid_input` naming what the chosen provider still needs
 */
export async function updateMailSettings(ctx: Context, input: UpdateMailSettings): Promise<MailSettings> {
  requireSession(ctx);
  const { organizationId: wanted, ...wish } = input;
  const { organizationId } = authorize(ctx, "mail.update", wanted);
  return ctx.database.transaction(async (tx) => {
    const { organization, row } = await holdSettings(tx, organizationId);
    const before = enteredIn(ctx, row);
    const after = changeSettings(before, wish);
    const fields = changedFields(before, after);
    if (fields.length === 0) return mailSettingsAnswer(ctx, row);
    const updated = await writeSettings(ctx, tx, { row, before, after });
    await record(ctx, tx, {
      act: "mail.settings_updated",
      organizationId,
      subject: { kind: "organization", id: organizationId, label: organization },
      // Names alone: what is entered here opens mailboxes.
      details: { provider: after.provider, fields },
    });
    await hastenWaiting(ctx, tx, organizationId);
    return mailSettingsAnswer(ctx, updated);
  });
}

type HeldRow = SettingsRow & { readonly updatedAt: Date | null };

/**
 * Holds the settings until the transaction ends, so that of two admins at once neither takes back what the other has changed,
 * and secrets that are sealed anew meanwhile are not written back under the earlier key. Where there is no row yet the
 * organization's stands for it.
 */
async function holdSettings(
  tx: Transaction,
  organizationId: string,
): Promise<{ organization: string; row: HeldRow }> {
  await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM mail_settings WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  const { name, mailSettings } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, mailSettings: true },
  });
  return { organization: name, row: mailSettings ?? { ...emptyRow(organizationId), updatedAt: null } };
}

function enteredIn(ctx: Context, row: SettingsRow): EnteredSettings {
  return { provider: row.provider, settings: readSettings(row), secrets: readableSecrets(ctx, row) };
}

async function writeSettings(
  ctx: Context,
  tx: Transaction,
  {
    row: { organizationId, sealedSecrets },
    before,
    after,
  }: { readonly row: HeldRow; readonly before: EnteredSettings; readonly after: EnteredSettings },
): Promise<HeldRow> {
  const { provider, settings, secrets } = after;
  // Secrets that nobody has touched stay as they are: they may be unreadable only for now. Unless they would be told then to
  // a server that they were not entered for.
  const isUntouched = secretNames.every((name) => before.secrets[name] === secrets[name]);
  const isReadable = secretNames.some((name) => before.secrets[name] !== undefined);
  const isKept = isUntouched && (isReadable || enteredForAnother(before.settings, settings).length === 0);
  const sealed = isKept ? sealedSecrets : sealSecrets(ctx, organizationId, secrets);
  await tx.$executeRaw`
    INSERT INTO mail_settings (organization_id, provider, settings, sealed_secrets)
    VALUES (${organizationId}::uuid, ${provider}::mail_provider, ${JSON.stringify(settings)}::jsonb, ${sealed})
    ON CONFLICT (organization_id) DO UPDATE SET provider = EXCLUDED.provider, settings = EXCLUDED.settings,
      sealed_secrets = EXCLUDED.sealed_secrets, version = mail_settings.version + 1, updated_at = now()`;
  return tx.mailSettings.findUniqueOrThrow({ where: { organizationId } });
}

/** What the way out before did not take is tried by the new one now, not when its next attempt would have come. */
async function hastenWaiting({ jobs }: Context, tx: Transaction, organizationId: string): Promise<void> {
  const waiting = await tx.$queryRaw<{ jobId: string }[]>`
    UPDATE deliveries d SET next_attempt_at = NULL, turn_at = NULL
    FROM (SELECT id FROM deliveries WHERE organization_id = ${organizationId}::uuid AND status IN ('queued', 'retrying')
        AND (status = 'retrying' OR turn_at IS NOT NULL)
      ORDER BY id FOR UPDATE) w
    WHERE d.id = w.id AND d.next_attempt_at > now()
    RETURNING COALESCE(d.job_id, d.id) AS "jobId"`;
  await jobs.hastenMany(
    tx,
    sendDelivery,
    waiting.map(({ jobId }) => jobId),
  );
}
