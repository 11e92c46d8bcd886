import type { LoginAttempt } from "@foyer/contract/account";
import type { Person } from "@foyer/contract/people";
import type { ReactNode } from "react";
import { List } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { LoginOutcomeBadge } from "../account/login-outcome.tsx";

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
  return (
    <List
      empty={<p className="border-t py-3.5 text-sm text-muted">They have not tried to sign in yet.</p>}
      listing={listing}
      noun="try"
      nouns="tries"
    >
      {(attempts) => (
        <ul aria-label="Sign-ins" className="border-t text-sm">
          {attempts.map((attempt) => (
            <li
              className="grid gap-x-4 gap-y-0.5 border-b py-2.5 last:border-b-0 sm:grid-cols-[1fr_auto]"
              key={attempt.id}
            >
              <LoginOutcomeBadge attempt={attempt} />
              <span className="text-xs text-muted max-sm:pl-5.5 sm:row-span-2 sm:text-right">
                <Moment at={attempt.at} date="below" />
              </span>
              <p className="min-w-0 pl-5.5 text-xs wrap-anywhere text-muted">
                {attempt.device}
                {attempt.ip ? ` · ${attempt.ip}` : null}
              </p>
            </li>
          ))}
        </ul>
      )}
    </List>
  );
}
