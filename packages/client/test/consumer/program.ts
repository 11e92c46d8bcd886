// What somebody may write who has installed the package: compiled and run in a project of its own by
// apps/server/src/http/client.test.ts. It ends well, or throws.
import {
  createFoyer,
  failureOf,
  type Invitation,
  isFailure,
  type Reason,
  type WebhookPayload,
} from "@foyer/client";
import settings from "./settings.json" with { type: "json" };

const { url, apiKey, organizationId } = settings;
const foyer = createFoyer({ url, apiKey, retries: 0 });
const target = { kind: "organization", organizationId, role: "member" } as const;

const invitation: Invitation = await foyer.invitations.create.mutate(
  { target, email: "ada@example.com", send: false },
  { signal: AbortSignal.timeout(10_000) },
);

try {
  await foyer.invitations.create.mutate({ target, email: "ada@example.com" });
} catch (error) {
  if (!isFailure(error, "already_invited")) throw error;
  expect(error.invitationId === invitation.id);
}

const addresses: string[] = [];
for await (const { email } of foyer.invitations.list.each({ organizationId, limit: 1 }))
  addresses.push(email);
expect(addresses.includes("ada@example.com"));

for await (const { id, data } of foyer.activity.stream.follow({ organizationId })) {
  expect(id !== "" && data.type === "reset");
  break;
}

const [refused] = await Promise.allSettled([foyer.invitations.get.query({ invitationId: "none" })]);
const failure = refused.status === "rejected" ? failureOf(refused.reason) : null;
expect(failure?.reason === "invalid_input" && failure.issues[0]?.path === "invitationId");

const { user } = await foyer.auth.me.query();
expect(user !== null);

/** Compiled, not run: what must not pass. */
export async function mistakes(reason: Reason, { type, data }: WebhookPayload): Promise<void> {
  // @ts-expect-error there is no such role
  await foyer.invitations.create.mutate({ target: { ...target, role: "king" }, email: "ada@example.com" });
  // @ts-expect-error an invitation is asked for by its id
  await foyer.invitations.get.query();
  // @ts-expect-error not a list
  foyer.invitations.get.each({ invitationId: invitation.id });
  // @ts-expect-error nobody changes anything by asking
  await foyer.invitations.create.query({ target, email: "ada@example.com" });
  // @ts-expect-error there is no such reason
  expect(reason === "too_late");
  if (type === "member.added") expect(data.member.role !== "");
}

function expect(condition: boolean): void {
  if (!condition) throw new Error("This is not as the documentation says.");
}
