import {
  acceptance,
  acceptInvitation as acceptInput,
  byInvitation,
  byToken,
  copiedLink,
  createInvitation as createInput,
  declined,
  invitation,
  invitationDetails,
  invitationPage,
  invitationView,
  linkRequested,
  listInvitations as listInput,
  opened,
  updateInvitation as updateInput,
} from "@foyer/contract/invitations";
import { acceptInvitation } from "@foyer/domain/invitations/accept-invitation";
import { cancelInvitation } from "@foyer/domain/invitations/cancel-invitation";
import { copyLink } from "@foyer/domain/invitations/copy-link";
import { createInvitation } from "@foyer/domain/invitations/create-invitation";
import { declineInvitation } from "@foyer/domain/invitations/decline-invitation";
import { getInvitation } from "@foyer/domain/invitations/get-invitation";
import { listInvitations } from "@foyer/domain/invitations/list-invitations";
import { recordOpened } from "@foyer/domain/invitations/record-opened";
import { remindInvitee } from "@foyer/domain/invitations/remind-invitee";
import { requestLink } from "@foyer/domain/invitations/request-link";
import { resendInvitation } from "@foyer/domain/invitations/resend-invitation";
import { updateInvitation } from "@foyer/domain/invitations/update-invitation";
import { viewInvitation } from "@foyer/domain/invitations/view-invitation";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { linkHolder, may } from "../procedure.ts";
import { rest } from "../rest.ts";

export const invitations = {
  create: may("invitation.create")
    .meta(rest("POST", "/invitations", "Invite an address"))
    .input(createInput)
    .output(invitation)
    .mutation(({ ctx, input }) => createInvitation(ctx, input)),
  list: may("invitation.view")
    .meta(rest("GET", "/invitations", "List an organization's invitations"))
    .input(listInput)
    .output(invitationPage)
    .query(({ ctx, input }) => listInvitations(ctx, input)),
  get: may("invitation.view")
    .meta(rest("GET", "/invitations/{invitationId}", "An invitation with its timeline"))
    .input(byInvitation)
    .output(invitationDetails)
    .query(({ ctx, input }) => getInvitation(ctx, input)),
  update: may("invitation.update")
    .meta(rest("PATCH", "/invitations/{invitationId}", "Change a pending invitation"))
    .input(updateInput)
    .output(invitation)
    .mutation(({ ctx, input }) => updateInvitation(ctx, input)),
  cancel: may("invitation.cancel")
    .meta(rest("DELETE", "/invitations/{invitationId}", "Take an invitation back"))
    .input(byInvitation)
    .output(z.null())
    .mutation(({ ctx, input }) => cancelInvitation(ctx, input)),
  resend: may("invitation.resend")
    .meta(rest("POST", "/invitations/{invitationId}/resend", "Send it again, with its full time anew"))
    .input(byInvitation)
    .output(invitation)
    .mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  remind: may("invitation.remind")
    .meta(rest("POST", "/invitations/{invitationId}/remind", "Send a reminder"))
    .input(byInvitation)
    .output(invitation)
    .mutation(({ ctx, input }) => remindInvitee(ctx, input)),
  copyLink: may("invitation.copyLink")
    .meta(rest("POST", "/invitations/{invitationId}/link", "Make a link to hand over yourself"))
    .input(byInvitation)
    .output(copiedLink)
    .mutation(({ ctx, input }) => copyLink(ctx, input)),

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
} satisfies TRPCRouterRecord;
