import type { ExportedFile } from "@foyer/contract/audit";
import { placeNameOf } from "@foyer/contract/doors";
import type { ExportInvitations, Invitation } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { type Columns, exportList } from "../exports/export-list.ts";
import { listInvitations } from "./list-invitations.ts";

/** What `listInvitations` tells, as a CSV file. @throws Failure as `listInvitations`, `exportList` */
export function exportInvitations(ctx: Context, input: ExportInvitations): Promise<ExportedFile> {
  return exportList(ctx, {
    name: "invitations",
    columns,
    list: (page) => listInvitations(ctx, { ...input, ...page }),
  });
}

const columns: Columns<Invitation> = {
  email: ({ email }) => email,
  name: ({ fullName }) => fullName,
  status: ({ status }) => status,
  door: ({ kind }) => kind,
  place: placeNameOf,
  role: ({ role }) => role,
  vip: ({ isVip }) => (isVip ? "yes" : "no"),
  language: ({ language }) => language,
  "invited by": ({ invitedBy }) => invitedBy?.name ?? null,
  "invited from": ({ inviterIp }) => inviterIp,
  created: ({ createdAt }) => createdAt,
  expires: ({ expiresAt }) => expiresAt,
  opened: ({ openedAt }) => openedAt,
  answered: ({ respondedAt }) => respondedAt,
  delivery: ({ delivery }) => delivery?.status ?? null,
  "delivery changed": ({ delivery }) => delivery?.at ?? null,
  "delivery detail": ({ delivery }) => delivery?.detail ?? null,
  "sent again": ({ resendCount }) => resendCount,
  message: ({ message }) => message,
  note: ({ note }) => note,
  metadata: ({ metadata }) => metadata && JSON.stringify(metadata),
  id: ({ id }) => id,
};
