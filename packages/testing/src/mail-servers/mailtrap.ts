import { z } from "zod";
import { type Answer, type HttpServer, openHttpServer } from "./http-server.ts";

/** The only token that this server knows. */
export const mailtrapKey = "mailtrap-api-token-1";

const address = z.strictObject({ email: z.string(), name: z.string().optional() });

/** The fields of Mailtrap's sending API that Foyer uses; others are refused, so that none is made up. */
const mailtrapMail = z.strictObject({
  from: address,
  to: z.array(address),
  reply_to: address.optional(),
  subject: z.string().min(1),
  text: z.string().min(1),
  html: z.string().min(1),
  headers: z.record(z.string(), z.string()),
  custom_variables: z.record(z.string(), z.string()).optional(),
  attachments: z
    .array(
      z.strictObject({
        content: z.base64(),
        filename: z.string(),
        type: z.string(),
        disposition: z.literal("attachment"),
      }),
    )
    .optional(),
});

/** A message that Mailtrap took. */
export type MailtrapMail = z.infer<typeof mailtrapMail>;

/** Mailtrap's sending API on 127.0.0.1. */
export type Mailtrap = Pick<HttpServer, "url" | "hold" | "inHand" | "mostAtOnce" | "close"> & {
  readonly taken: readonly MailtrapMail[];
  /** What it says to messages from now on: by their number, from 1, null for "as usual". */
  behave(as: (number: number) => Answer | null): void;
};

/** An error as the sending API words it. */
export function mailtrapError(status: number, ...errors: string[]): Exclude<Answer, string> {
  return { status, body: { success: false, errors } };
}

/** Opens it. */
export async function openMailtrap(): Promise<Mailtrap> {
  const taken: MailtrapMail[] = [];
  let said: (number: number) => Answer | null = () => null;
  let attempts = 0;

  const http = await openHttpServer(({ method, path, headers, body }) => {
    if (method !== "POST" || path !== "/api/send") return { status: 404, body: "Not Found" };
    if (headers.authorization !== `Bearer ${mailtrapKey}`) return mailtrapError(401, "Unauthorized");
    const read = mailtrapMail.safeParse(JSON.parse(body));
    if (!read.success) {
      const fields = new Set(read.error.issues.map(({ path: [field] }) => String(field)));
      return mailtrapError(400, ...[...fields].map((field) => `'${field}' is required`));
    }
    attempts += 1;
    const given = said(attempts);
    if (given !== null) return given;
    taken.push(read.data);
    const id = `0c7fd939-02cf-11ed-88c2-${String(attempts).padStart(12, "0")}`;
    return { status: 200, body: { success: true, message_ids: [id] } };
  });

  return {
    ...http,
    taken,
    behave(as) {
      said = as;
    },
  };
}
