import type { LoginAttempt } from "@foyer/contract/account";
import type { Person } from "@foyer/contract/people";
import type { ReactNode } from "react";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { LoginAttempts } from "../session/login-attempts.tsx";

const atOnce = 10;

/** Somebody's tries to sign in, the newest first. */
export function PersonSignIns({
  person: { organizationId, userId },
}: {
  readonly person: Pick<Person, "organizationId" | "userId">;
}): ReactNode {
  const input = { organizationId, userId, limit: atOnce };
  const listing = usePagedQuery<LoginAttempt>({
    queryKey: trpc.people.loginHistory.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.people.loginHistory.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  return <LoginAttempts empty="They have not tried to sign in yet." listing={listing} />;
}
