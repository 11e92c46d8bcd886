import type { ExportedFile } from "@foyer/contract/audit";
import type { ExportDeliveries, MailDelivery } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";
import { type Columns, exportList } from "../../exports/export-list.ts";
import { listDeliveries } from "./list-deliveries.ts";

/** What `listDeliveries` tells, as a CSV file. @throws Failure as `listDeliveries`, `exportList` */
export function exportDeliveries(ctx: Context, input: ExportDeliveries): Promise<ExportedFile> {
  return exportList(ctx, {
    name: "deliveries",
    columns,
    list: (page) => listDeliveries(ctx, { ...input, ...page }),
  });
}

const columns: Columns<MailDelivery> = {
  recipient: ({ recipient }) => recipient,
  purpose: ({ purpose }) => purpose,
  status: ({ status }) => status,
  attempts: ({ attempts }) => attempts,
  detail: ({ detail }) => detail,
  provider: ({ provider }) => provider,
  queued: ({ queuedAt }) => queuedAt,
  changed: ({ changedAt }) => changedAt,
  "next attempt": ({ nextAttemptAt }) => nextAttemptAt,
  delivered: ({ deliveredAt }) => deliveredAt,
  opened: ({ openedAt }) => openedAt,
  invitee: ({ invitee }) => invitee,
  door: ({ kind }) => kind,
  "invitation id": ({ invitationId }) => invitationId,
};
