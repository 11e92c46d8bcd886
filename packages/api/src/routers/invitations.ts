import { exportedFile } from "@foyer/contract/audit";
import {
  byImport,
  exportImportRows as exportRowsInput,
  importPage,
  importPreview,
  importRowPage,
  importRun,
  listImports as listImportsInput,
  listImportRows as listRowsInput,
  previewImport as previewImportInput,
  startedImport,
  startImport as startImportInput,
} from "@foyer/contract/imports";
import {
  acceptance,
  acceptInvitation as acceptInput,
  actedOnInvitations,
  actOnInvitations as actOnManyInput,
  byInvitation,
  byToken,
  calendarFile,
  copiedLink,
  createdInvitations,
  createInvitation as createInput,
  createInvitations as createManyInput,
  declined,
  exportInvitations as exportInput,
  invitation,
  invitationDetails,
  invitationPage,
  invitationView,
  joinWaitingList as joinWaitingListInput,
  linkRequested,
  listInvitations as listInput,
  opened,
  redeemed,
  redeemCode as redeemInput,
  updateInvitation as updateInput,
  waiting,
} from "@foyer/contract/invitations";
import {
  compareInvitations as compareInput,
  comparisonPage,
  exportComparison as exportComparisonInput,
  invitationStatsInput,
  invitationStats as stats,
} from "@foyer/contract/statistics";
import { cancelImport } from "@foyer/domain/imports/cancel-import";
import { exportImportRows } from "@foyer/domain/imports/export-import-rows";
import { getImport } from "@foyer/domain/imports/get-import";
import { listImportRows } from "@foyer/domain/imports/list-import-rows";
import { listImports } from "@foyer/domain/imports/list-imports";
import { previewImport } from "@foyer/domain/imports/preview-import";
import { startImport } from "@foyer/domain/imports/start-import";
import { acceptInvitation } from "@foyer/domain/invitations/accept-invitation";
import { actOnInvitations } from "@foyer/domain/invitations/act-on-invitations";
import { calendarOf } from "@foyer/domain/invitations/calendar-of";
import { cancelInvitation } from "@foyer/domain/invitations/cancel-invitation";
import { copyLink } from "@foyer/domain/invitations/copy-link";
import { createInvitation } from "@foyer/domain/invitations/create-invitation";
import { createInvitations } from "@foyer/domain/invitations/create-invitations";
import { declineInvitation } from "@foyer/domain/invitations/decline-invitation";
import { exportInvitations } from "@foyer/domain/invitations/export-invitations";
import { getInvitation } from "@foyer/domain/invitations/get-invitation";
import { invitationStats } from "@foyer/domain/invitations/invitation-stats";
import { joinWaitingList } from "@foyer/domain/invitations/join-waiting-list";
import { listInvitations } from "@foyer/domain/invitations/list-invitations";
import { recordOpened } from "@foyer/domain/invitations/record-opened";
import { redeemCode } from "@foyer/domain/invitations/redeem-code";
import { remindInvitee } from "@foyer/domain/invitations/remind-invitee";
import { requestLink } from "@foyer/domain/invitations/request-link";
import { resendInvitation } from "@foyer/domain/invitations/resend-invitation";
import { updateInvitation } from "@foyer/domain/invitations/update-invitation";
import { viewInvitation } from "@foyer/domain/invitations/view-invitation";
import { compareInvitations } from "@foyer/domain/tallies/compare-invitations";
import { exportComparison } from "@foyer/domain/tallies/export-comparison";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { linkHolder, signedIn } from "../procedure.ts";
import { rest } from "../rest.ts";

const oneImport = "/invitations/imports/{importId}";

export const invitations = {
  create: signedIn
    .meta(rest("POST", "/invitations", "Invite an address"))
    .input(createInput)
    .output(invitation)
    .mutation(({ ctx, input }) => createInvitation(ctx, input)),
  createMany: signedIn
    .meta(rest("POST", "/invitations/bulk", "Invite many addresses at once; a result for each"))
    .input(createManyInput)
    .output(createdInvitations)
    .mutation(({ ctx, input }) => createInvitations(ctx, input)),
  list: signedIn
    .meta(rest("GET", "/invitations", "List an organization's invitations"))
    .input(listInput)
    .output(invitationPage)
    .query(({ ctx, input }) => listInvitations(ctx, input)),
  stats: signedIn
    .meta(
      rest(
        "GET",
        "/invitations/stats",
        "What came of an organization's invitations, or of those to one place",
      ),
    )
    .input(invitationStatsInput)
    .output(stats)
    .query(({ ctx, input }) => invitationStats(ctx, input)),
  get: signedIn
    .meta(rest("GET", "/invitations/{invitationId}", "An invitation with its timeline"))
    .input(byInvitation)
    .output(invitationDetails)
    .query(({ ctx, input }) => getInvitation(ctx, input)),
  update: signedIn
    .meta(rest("PATCH", "/invitations/{invitationId}", "Change a pending invitation"))
    .input(updateInput)
    .output(invitation)
    .mutation(({ ctx, input }) => updateInvitation(ctx, input)),
  cancel: signedIn
    .meta(rest("DELETE", "/invitations/{invitationId}", "Take an invitation back"))
    .input(byInvitation)
    .output(z.null())
    .mutation(({ ctx, input }) => cancelInvitation(ctx, input)),
  resend: signedIn
    .meta(rest("POST", "/invitations/{invitationId}/resend", "Send it again, with its full time anew"))
    .input(byInvitation)
    .output(invitation)
    .mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  remind: signedIn
    .meta(rest("POST", "/invitations/{invitationId}/remind", "Send a reminder"))
    .input(byInvitation)
    .output(invitation)
    .mutation(({ ctx, input }) => remindInvitee(ctx, input)),
  copyLink: signedIn
    .meta(rest("POST", "/invitations/{invitationId}/link", "Make a link to hand over yourself"))
    .input(byInvitation)
    .output(copiedLink)
    .mutation(({ ctx, input }) => copyLink(ctx, input)),

  redeem: signedIn
    .meta(rest("POST", "/invitations/redeem", "Learn who has just accepted and come to your application"))
    .input(redeemInput)
    .output(redeemed)
    .mutation(({ ctx, input }) => redeemCode(ctx, input)),

  bulk: signedIn
    .meta(rest("POST", "/invitations/bulk-actions", "Send again, cancel or remind many; a result for each"))
    .input(actOnManyInput)
    .output(actedOnInvitations)
    .mutation(({ ctx, input }) => actOnInvitations(ctx, input)),
  export: signedIn
    .meta(rest("GET", "/invitations/export", "Invitations as a CSV file"))
    .input(exportInput)
    .output(exportedFile)
    .query(({ ctx, input }) => exportInvitations(ctx, input)),
  compare: signedIn
    .meta(rest("GET", "/invitations/stats/compare", "What came of invitations, side by side"))
    .input(compareInput)
    .output(comparisonPage)
    .query(({ ctx, input }) => compareInvitations(ctx, input)),
  exportComparison: signedIn
    .meta(
      rest(
        "GET",
        "/invitations/stats/compare/export",
        "What came of invitations, side by side, as a CSV file",
      ),
    )
    .input(exportComparisonInput)
    .output(exportedFile)
    .query(({ ctx, input }) => exportComparison(ctx, input)),

  previewImport: signedIn
    .meta(rest("POST", "/invitations/import/preview", "What would become of every row of a CSV file"))
    .input(previewImportInput)
    .output(importPreview)
    .mutation(({ ctx, input }) => previewImport(ctx, input)),
  import: signedIn
    .meta(rest("POST", "/invitations/import", "Invite the people of a CSV file"))
    .input(startImportInput)
    .output(startedImport)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  imports: {
    list: signedIn
      .meta(rest("GET", "/invitations/imports", "The files that were imported"))
      .input(listImportsInput)
      .output(importPage)
      .query(({ ctx, input }) => listImports(ctx, input)),
    get: signedIn
      .meta(rest("GET", oneImport, "A file that was imported, and how far it is"))
      .input(byImport)
      .output(importRun)
      .query(({ ctx, input }) => getImport(ctx, input)),
    rows: signedIn
      .meta(rest("GET", `${oneImport}/rows`, "What became of the rows of a file"))
      .input(listRowsInput)
      .output(importRowPage)
      .query(({ ctx, input }) => listImportRows(ctx, input)),
    exportRows: signedIn
      .meta(
        rest(
          "GET",
          `${oneImport}/rows/export`,
          "The rows of a file as a CSV file that can be mended and imported",
        ),
      )
      .input(exportRowsInput)
      .output(exportedFile)
      .query(({ ctx, input }) => exportImportRows(ctx, input)),
    cancel: signedIn
      .meta(
        rest("POST", `${oneImport}/cancel`, "Take back all invitations of a file that wait for an answer"),
      )
      .input(byImport)
      .output(importRun)
      .mutation(({ ctx, input }) => cancelImport(ctx, input)),
  },

  view: linkHolder("look")
    .meta(rest("GET", "/invitations/verify/{token}", "What an invitation's link is about"))
    .input(byToken)
    .output(invitationView)
    .query(({ ctx, input }) => viewInvitation(ctx, input)),
  recordOpened: linkHolder("look")
    .meta(rest("POST", "/invitations/opened", "Note that the accept page was opened"))
    .input(byToken)
    .output(opened)
    .mutation(({ ctx, input }) => recordOpened(ctx, input)),
  accept: linkHolder("answer")
    .meta(rest("POST", "/invitations/accept", "Accept an invitation"))
    .input(acceptInput)
    .output(acceptance)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
  decline: linkHolder("answer")
    .meta(rest("POST", "/invitations/decline", "Decline an invitation"))
    .input(byToken)
    .output(declined)
    .mutation(({ ctx, input }) => declineInvitation(ctx, input)),
  requestLink: linkHolder("answer")
    .meta(rest("POST", "/invitations/request-link", "Ask for a fresh link to an expired invitation"))
    .input(byToken)
    .output(linkRequested)
    .mutation(({ ctx, input }) => requestLink(ctx, input)),
  joinWaitingList: linkHolder("answer")
    .meta(rest("POST", "/invitations/waiting-list", "Stand in line for a seat of a full event"))
    .input(joinWaitingListInput)
    .output(waiting)
    .mutation(({ ctx, input }) => joinWaitingList(ctx, input)),
  calendar: linkHolder("look")
    .meta(rest("GET", "/invitations/calendar/{token}", "The event as an iCalendar file"))
    .input(byToken)
    .output(calendarFile)
    .query(({ ctx, input }) => calendarOf(ctx, input)),
} satisfies TRPCRouterRecord;
