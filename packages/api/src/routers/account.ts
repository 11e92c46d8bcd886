import {
  changePassword as changePasswordInput,
  getNotifications as getNotificationsInput,
  listLoginHistory as historyInput,
  listSessions as listSessionsInput,
  loginHistoryPage,
  notifications,
  profile,
  revokeSession as revokeSessionInput,
  sessionPage,
  updateProfile as updateInput,
  updateNotifications as updateNotificationsInput,
} from "@foyer/contract/account";
import { listOwnInvitations, ownInvitationPage } from "@foyer/contract/invitations";
import { changePassword } from "@foyer/domain/accounts/change-password";
import { getNotifications } from "@foyer/domain/accounts/get-notifications";
import { listLoginHistory } from "@foyer/domain/accounts/list-login-history";
import { listSessions } from "@foyer/domain/accounts/list-sessions";
import { getProfile, updateProfile } from "@foyer/domain/accounts/profile";
import { revokeOtherSessions } from "@foyer/domain/accounts/revoke-other-sessions";
import { revokeSession } from "@foyer/domain/accounts/revoke-session";
import { updateNotifications } from "@foyer/domain/accounts/update-notifications";
import { listOwnInvitations as listInvitationsToMe } from "@foyer/domain/invitations/list-own-invitations";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { inPerson, signedIn } from "../procedure.ts";
import { rest } from "../rest.ts";
import { apiKeys } from "./api-keys.ts";
import { mfa } from "./mfa.ts";
import { nothing } from "./nothing.ts";

export const account = {
  profile: signedIn
    .meta(rest("GET", "/account/profile", "Your profile"))
    .input(nothing)
    .output(profile)
    .query(({ ctx }) => getProfile(ctx)),
  updateProfile: inPerson
    .meta(rest("PUT", "/account/profile", "Change your profile"))
    .input(updateInput)
    .output(profile)
    .mutation(({ ctx, input }) => updateProfile(ctx, input)),
  changePassword: inPerson
    .meta(rest("POST", "/account/password", "Change your password"))
    .input(changePasswordInput)
    .output(z.null())
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  sessions: inPerson
    .meta(rest("GET", "/account/sessions", "Where you are signed in"))
    .input(listSessionsInput)
    .output(sessionPage)
    .query(({ ctx, input }) => listSessions(ctx, input)),
  revokeSession: inPerson
    .meta(rest("DELETE", "/account/sessions/{sessionId}", "Sign one browser out"))
    .input(revokeSessionInput)
    .output(z.null())
    .mutation(({ ctx, input }) => revokeSession(ctx, input)),
  revokeOtherSessions: inPerson
    .meta(rest("DELETE", "/account/sessions", "Sign every other browser out"))
    .input(nothing)
    .output(z.null())
    .mutation(({ ctx }) => revokeOtherSessions(ctx)),
  loginHistory: inPerson
    .meta(rest("GET", "/account/login-history", "Every try to sign in to your account"))
    .input(historyInput)
    .output(loginHistoryPage)
    .query(({ ctx, input }) => listLoginHistory(ctx, input)),
  invitations: inPerson
    .meta(rest("GET", "/account/invitations", "Everything that waits for your answer"))
    .input(listOwnInvitations)
    .output(ownInvitationPage)
    .query(({ ctx, input }) => listInvitationsToMe(ctx, input)),
  notifications: {
    get: signedIn
      .meta(rest("GET", "/account/notifications/{organizationId}", "What you are told of an organization"))
      .input(getNotificationsInput)
      .output(notifications)
      .query(({ ctx, input }) => getNotifications(ctx, input)),
    update: inPerson
      .meta(rest("PUT", "/account/notifications/{organizationId}", "Choose what you are told"))
      .input(updateNotificationsInput)
      .output(notifications)
      .mutation(({ ctx, input }) => updateNotifications(ctx, input)),
  },
  mfa,
  apiKeys,
} satisfies TRPCRouterRecord;
