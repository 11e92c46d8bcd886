import type { Session } from "@foyer/contract/account";
import { useMutation } from "@tanstack/react-query";
import { MonitorCheck } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { List, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { toast, toastFailure } from "../../components/ui/toasts.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, queryClient, trpc } from "../../lib/trpc.ts";
import { AccountFrame } from "./account-frame.tsx";
import { plainRowClass } from "./plain-row.ts";

const SignOutOthersDialog = lazyPart(
  async () => (await import("./sign-out-others-dialog.tsx")).SignOutOthersDialog,
);

/** Where one is signed in, and the way to end what should not be. */
export function SessionsPage(): ReactNode {
  const [ending, setEnding] = useState(false);
  const listing = usePagedQuery<Session>({
    queryKey: trpc.account.sessions.infiniteQueryKey({}),
    load: (cursor, signal) => client.account.sessions.query({ ...(cursor && { cursor }) }, { signal }),
  });
  const others = listing.items?.some(({ isCurrent }) => !isCurrent) ?? false;
  return (
    <AccountFrame
      actions={others ? <Button onClick={() => setEnding(true)}>Sign out everywhere else</Button> : null}
      lead="The browsers in which you are signed in."
      title="Sessions"
    >
      <List
        empty={<EmptyState title="You are signed in nowhere" />}
        listing={listing}
        noun="session"
        nouns="sessions"
      >
        {(items) => (
          <Table
            heads={[
              { label: "Browser" },
              { label: "Last used", className: "hidden w-44 sm:table-cell" },
              { label: "Signed in", className: "hidden w-44 lg:table-cell" },
              { label: "Here, or sign out", className: "w-32", silent: true },
            ]}
            label="Sessions"
          >
            {items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Table>
        )}
      </List>
      <Suspense>{ending ? <SignOutOthersDialog onClose={() => setEnding(false)} /> : null}</Suspense>
    </AccountFrame>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const revoke = useMutation(
    trpc.account.revokeSession.mutationOptions({
      onSuccess: () => toast(`${session.device} is signed out.`),
      onError: toastFailure,
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.account.sessions.pathKey() }),
    }),
  );
  return (
    <tr className={plainRowClass}>
      <td>
        <span className="block font-medium wrap-anywhere">{session.device}</span>
        <span className="block text-xs wrap-anywhere text-muted">
          {session.ip ?? "Unknown address"}
          <span className="sm:hidden">
            {" "}
            · <Moment at={session.lastUsedAt} />
          </span>
        </span>
      </td>
      <td className="hidden text-muted sm:table-cell">
        <Moment at={session.lastUsedAt} date="below" />
      </td>
      <td className="hidden text-muted lg:table-cell">
        <Moment at={session.createdAt} date="below" />
      </td>
      <td className="w-32 text-right">
        {session.isCurrent ? (
          <Badge icon={MonitorCheck} tone="good">
            This browser
          </Badge>
        ) : (
          <Button
            aria-label={`Sign out ${session.device}`}
            onClick={() => revoke.mutate({ sessionId: session.id })}
            pending={revoke.isPending}
            size="small"
          >
            {revoke.isPending ? "Signing out…" : "Sign out"}
          </Button>
        )}
      </td>
    </tr>
  );
}
