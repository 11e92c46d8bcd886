import type { ApiKey } from "@foyer/contract/account";
import { Plus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { List, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useMe } from "../session/session.ts";
import { AccountFrame } from "./account-frame.tsx";
import { plainRowClass } from "./plain-row.ts";

const NewApiKey = lazyPart(async () => (await import("./new-api-key.tsx")).NewApiKey);
const RevokeApiKeyDialog = lazyPart(
  async () => (await import("./revoke-api-key-dialog.tsx")).RevokeApiKeyDialog,
);

/** One's API keys: what lets programs in, in one's own name. */
export function ApiKeysPage(): ReactNode {
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const listing = usePagedQuery<ApiKey>({
    queryKey: trpc.account.apiKeys.list.infiniteQueryKey({}),
    load: (cursor, signal) => client.account.apiKeys.list.query({ ...(cursor && { cursor }) }, { signal }),
  });
  // A key acts in one organization, and in none that lets nobody in without a second factor.
  const mayCreate = useMe().organizations.some((each) => !each.mfaEnrolmentRequired);
  const create = mayCreate ? (
    <Button onClick={() => setCreating(true)} variant="primary">
      <Plus aria-hidden="true" />
      Create API key
    </Button>
  ) : null;
  return (
    <AccountFrame
      actions={listing.items?.length === 0 ? null : create}
      lead={
        <p className="max-w-2xl">
          A key lets a program do in one organization what you may do there, and never more. It can't touch
          your password, your second factor, your sessions or other keys.
        </p>
      }
      title="API keys"
    >
      <List
        empty={
          <EmptyState action={create} title="You have no API keys">
            {mayCreate
              ? "Make one for each program, so that you can take it back alone."
              : "A key belongs to an organization: you can make one as soon as an organization lets you in."}
          </EmptyState>
        }
        listing={listing}
        noun="API key"
        nouns="API keys"
      >
        {(items) => (
          <Table
            heads={[
              { label: "Key" },
              { label: "Organization", className: "hidden w-40 md:table-cell" },
              { label: "Last used", className: "hidden w-36 lg:table-cell" },
              { label: "Valid until", className: "hidden w-44 sm:table-cell" },
              { label: "Revoke", className: "w-24", silent: true },
            ]}
            label="API keys"
          >
            {items.map((apiKey) => (
              <ApiKeyRow apiKey={apiKey} key={apiKey.id} onRevoke={() => setRevoking(apiKey)} />
            ))}
          </Table>
        )}
      </List>
      <Suspense>
        {creating ? <NewApiKey onClose={() => setCreating(false)} /> : null}
        {revoking ? <RevokeApiKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} /> : null}
      </Suspense>
    </AccountFrame>
  );
}

function ApiKeyRow({ apiKey, onRevoke }: { readonly apiKey: ApiKey; readonly onRevoke: () => void }) {
  return (
    <tr className={plainRowClass}>
      <td>
        <span className="block font-medium wrap-anywhere">{apiKey.name}</span>
        <span className="block text-xs wrap-anywhere text-muted">
          <code className="font-mono">{apiKey.hint}</code>
          <span className="md:hidden"> · {apiKey.organizationName}</span>
          <span className="lg:hidden">
            {" "}
            ·{" "}
            {apiKey.lastUsedAt ? (
              <>
                used <Moment at={apiKey.lastUsedAt} />
              </>
            ) : (
              "never used"
            )}
          </span>
          <span className="sm:hidden">
            {" "}
            · until <Moment at={apiKey.expiresAt} />
          </span>
        </span>
      </td>
      <td className="hidden truncate text-muted md:table-cell">{apiKey.organizationName}</td>
      <td className="hidden text-muted lg:table-cell">
        {apiKey.lastUsedAt ? <Moment at={apiKey.lastUsedAt} date="below" /> : "Never"}
      </td>
      <td className="hidden text-muted sm:table-cell">
        <Moment at={apiKey.expiresAt} date="below" />
      </td>
      <td className="w-24 text-right">
        <Button aria-label={`Revoke ${apiKey.name}`} onClick={onRevoke} size="small">
          Revoke
        </Button>
      </td>
    </tr>
  );
}
