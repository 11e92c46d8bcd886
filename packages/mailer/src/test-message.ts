import { MailFailure, type Message } from "./mailer.ts";

/** For tests: a message as it should be. */
export const message: Message = {
  from: { name: "Acme", address: "invitations@acme.example" },
  to: { name: "Grace Hopper", address: "grace@example.com" },
  subject: "Ada invites you to join Acme",
  html: '<p>Welcome, <a href="https://foyer.example/accept#abc">open</a></p>',
  text: "Welcome\n\nhttps://foyer.example/accept#abc",
  messageId: "0192aa-1@foyer.example",
};

/** For tests: how an attempt failed. @throws Error where it did not, or not as mailers fail */
export async function failureOf(attempt: Promise<unknown>): Promise<MailFailure> {
  const error: unknown = await attempt.then(
    () => new Error("It succeeded."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof MailFailure)) throw error;
  return error;
}
