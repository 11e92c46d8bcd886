import { type Reason, reasons } from "@foyer/contract/failures";
import { z } from "zod";

const reasonList = Object.keys(reasons).filter((each): each is Reason => each in reasons);

export const reason = z.enum(reasonList).describe("a word for programs; each belongs to one status");

/** How every failure is answered (`sendFailure`). */
export const failure = z.object({
  message: z.string().describe("a sentence for people"),
  code: z.string().describe("what the status is called"),
  reason,
  issues: z
    .array(z.object({ path: z.string().describe("with dots, such as `target.role`"), message: z.string() }))
    .optional()
    .describe("with `invalid_input` and `weak_password`: what is wrong, field by field"),
  data: z
    .object({
      invitationId: z.uuid().optional().describe("with `already_invited`: the one in the way"),
      retryAfterSeconds: z.int().optional().describe("as in `Retry-After`"),
    })
    .optional(),
});
