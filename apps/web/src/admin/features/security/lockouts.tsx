import type { Lockout } from "@foyer/contract/security";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { FailedState } from "../../components/ui/failed-state.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { SkeletonRows } from "../../components/ui/skeleton.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { plural } from "../../lib/moment.ts";
import { mayManage } from "../../lib/permissions.ts";
import { queryClient, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";

const refreshed = 15_000; // milliseconds: waits come and go by themselves

/** Who has to wait before their next try to sign in, and the way to shorten it. */
export function Lockouts(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { data, error, isError, refetch } = useQuery(
    trpc.security.lockouts.list.queryOptions({ organizationId }, { refetchInterval: refreshed }),
  );
  if (!data) {
    if (!isError) return <SkeletonRows count={2} label="Loading who has to wait…" />;
    return <FailedState error={error} onRetry={() => void refetch()} what="Who has to wait" />;
  }
  if (data.items.length === 0) return <p className="text-sm text-muted">Nobody has to wait right now.</p>;
  return (
    <>
      <ul aria-label="Who has to wait" className="border-t text-sm">
        {[...Map.groupBy(data.items, ({ userId }) => userId).values()].map((lockouts) => (
          <Waiting key={lockouts[0]?.userId} lockouts={lockouts} />
        ))}
      </ul>
      {data.nextCursor ? <p className="text-sm text-muted">There are more. These failed last.</p> : null}
    </>
  );
}

/** One person, who may have to wait with the password, with the code, or both. The wait for a code can't be shortened. */
function Waiting({ lockouts }: { readonly lockouts: readonly Lockout[] }) {
  const { id: organizationId, role: mine } = useOrganization();
  const { can } = usePermissions();
  const lift = useMutation(
    trpc.security.lockouts.lift.mutationOptions({
      onSuccess: () => toast(`${lockouts[0]?.name} can try again at once.`),
      onError: toastFailure,
      onSettled: () =>
        Promise.all(
          [trpc.security.lockouts.pathKey(), trpc.audit.pathKey()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        ),
    }),
  );
  const [first] = lockouts;
  if (!first) return null;
  const { userId, name, email, role } = first;
  return (
    <li className="grid justify-items-start gap-2 border-b py-3 last:border-b-0">
      <div className="min-w-0">
        <Link
          className="rounded-control font-medium hover:underline"
          params={{ organizationId, userId }}
          to="/o/$organizationId/people/$userId"
        >
          {name}
        </Link>
        <p className="text-xs wrap-anywhere text-muted">{email}</p>
        {lockouts.map(({ step, failures, until }) => (
          <p className="mt-1" key={step}>
            {plural(failures, step === "password" ? "wrong password" : "wrong code")}; next try{" "}
            <Moment at={until} />
          </p>
        ))}
      </div>
      {can("lockout.lift") && mayManage(mine, role) && lockouts.some(({ step }) => step === "password") ? (
        <Button onClick={() => lift.mutate({ organizationId, userId })} pending={lift.isPending} size="small">
          Let {name} try again
        </Button>
      ) : null}
    </li>
  );
}
