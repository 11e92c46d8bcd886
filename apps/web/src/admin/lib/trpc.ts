import type { AppRouter } from "@foyer/api/root";
import type { Me } from "@foyer/contract/auth";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { failureOf } from "./failure.ts";

/** Calls the server directly, where a cache would be in the way. */
export const client = createTRPCClient<AppRouter>({
  links: [
    // Queries go by POST too, so that no address or search term ever stands in a URL or a log of URLs.
    httpBatchLink({ url: "/trpc", maxItems: 10, methodOverride: "POST" }),
  ],
});

const attempts = 3;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeLostAccess }),
  mutationCache: new MutationCache({ onError: noticeLostAccess }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A browser that calls itself offline may still reach a server in the same house.
      networkMode: "always",
      refetchOnReconnect: true,
      retry: (count, error) => count + 1 < attempts && mayPass(error),
    },
    mutations: { networkMode: "always" },
  },
});

/** Every procedure as TanStack Query's options: `useQuery(trpc.people.get.queryOptions(…))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

function mayPass(error: unknown): boolean {
  const { reason } = failureOf(error);
  return reason === "unreachable" || reason === "unavailable";
}

/** What `auth.me` answers to somebody who is not signed in. */
export const nobody: Me = { user: null, mfa: "nothing", organizations: [], spaces: [] };

/**
 * A session can end, and a role can change, at any call. The layouts around every page watch `auth.me`: they lead to the
 * sign-in or to the set-up of a second factor, say that access was lost, or leave out what is no longer allowed. Queries
 * and mutations report here by themselves; calls made past them do it by hand.
 */
export function noticeLostAccess(error: unknown): void {
  const queryKey = trpc.auth.me.queryKey();
  switch (failureOf(error).reason) {
    case "unauthenticated":
      queryClient.setQueryData(queryKey, nobody);
      break;
    case "mfa_required":
      queryClient.setQueryData(queryKey, { ...nobody, mfa: "code" });
      break;
    case "forbidden":
    case "account_disabled":
    case "mfa_enrolment_required":
    case "not_found": // of a thing, or of the whole organization
      void queryClient.invalidateQueries({ queryKey });
      break;
    default:
  }
}
