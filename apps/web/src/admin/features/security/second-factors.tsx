import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { roles } from "../../lib/roles.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { counted, shareWords } from "./second-factor-share.ts";

const named = 8; // of those without one
const atMost = 100; // counted; more are "more than 100"

/** How many of those who may enter have a second factor, and who has none. */
export function SecondFactors(): ReactNode {
  const { id: organizationId } = useOrganization();
  const input = { organizationId, status: "active", limit: atMost } as const;
  const having = useQuery(trpc.people.list.queryOptions({ ...input, mfaEnabled: true }));
  const lacking = useQuery(trpc.people.list.queryOptions({ ...input, mfaEnabled: false }));

  if (!having.data || !lacking.data) {
    const failed = [having, lacking].find(({ isError }) => isError);
    if (!failed) return <SkeletonRows count={3} label="Counting second factors…" />;
    const retry = () => void Promise.all([having.refetch(), lacking.refetch()]);
    return <FailedState error={failed.error} onRetry={retry} what="Who has a second factor" />;
  }
  const people = lacking.data.items;
  return (
    <div className="grid gap-3 text-sm">
      <p>{shareWords(counted(having.data), counted(lacking.data))}</p>
      {people.length > 0 ? (
        <>
          <ul aria-label="Without a second factor" className="border-t">
            {people.slice(0, named).map(({ userId, name, role }) => (
              <li className="flex items-baseline justify-between gap-4 border-b py-2" key={userId}>
                <Link
                  className="min-w-0 truncate rounded-control font-medium hover:underline"
                  params={{ organizationId, userId }}
                  to="/o/$organizationId/people/$userId"
                >
                  {name}
                </Link>
                <span className="text-xs text-muted">{roles[role].label}</span>
              </li>
            ))}
          </ul>
          <Link
            className="w-fit rounded-control py-0.5 text-muted hover:text-ink"
            params={{ organizationId }}
            search={{ status: "active", mfa: "without" }}
            to="/o/$organizationId/people"
          >
            Show all without a second factor
          </Link>
        </>
      ) : null}
    </div>
  );
}
