import {
  confirmMfa as confirmInput,
  disableMfa as disableInput,
  enrollMfa as enrollInput,
  mfaEnrollment,
  mfaStatus as mfaStatusOutput,
  recoveryCodes,
  regenerateRecoveryCodes as regenerateInput,
} from "@foyer/contract/account";
import { confirmMfa } from "@foyer/domain/accounts/mfa/confirm-mfa";
import { disableMfa } from "@foyer/domain/accounts/mfa/disable-mfa";
import { enrollMfa } from "@foyer/domain/accounts/mfa/enroll-mfa";
import { mfaStatus } from "@foyer/domain/accounts/mfa/mfa-status";
import { regenerateRecoveryCodes } from "@foyer/domain/accounts/mfa/regenerate-recovery-codes";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { inPerson } from "../procedure.ts";
import { rest } from "../rest.ts";
import { nothing } from "./nothing.ts";

export const mfa = {
  status: inPerson
    .meta(rest("GET", "/account/mfa", "Whether you have a second factor"))
    .input(nothing)
    .output(mfaStatusOutput)
    .query(({ ctx }) => mfaStatus(ctx)),
  enroll: inPerson
    .meta(rest("POST", "/account/mfa/enroll", "Begin to set up an authenticator app"))
    .input(enrollInput)
    .output(mfaEnrollment)
    .mutation(({ ctx, input }) => enrollMfa(ctx, input)),
  confirm: inPerson
    .meta(rest("POST", "/account/mfa/confirm", "Finish with a code that the app shows"))
    .input(confirmInput)
    .output(recoveryCodes)
    .mutation(({ ctx, input }) => confirmMfa(ctx, input)),
  regenerateRecoveryCodes: inPerson
    .meta(rest("POST", "/account/mfa/recovery-codes", "Replace your recovery codes"))
    .input(regenerateInput)
    .output(recoveryCodes)
    .mutation(({ ctx, input }) => regenerateRecoveryCodes(ctx, input)),
  disable: inPerson
    .meta(rest("POST", "/account/mfa/disable", "Turn the second factor off"))
    .input(disableInput)
    .output(z.null())
    .mutation(({ ctx, input }) => disableMfa(ctx, input)),
} satisfies TRPCRouterRecord;
