import type { Me } from "@foyer/contract/auth";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import { queryClient, trpc } from "../../lib/trpc.ts";

/**
 * Who is asking. Roles change rarely, and every act is checked on the server anyway; whoever comes back to this tab
 * learns at once what has changed meanwhile.
 */
export const meQuery = () =>
  trpc.auth.me.queryOptions(undefined, { staleTime: 60_000, refetchOnWindowFocus: "always" });

/** Who is asking; loads before any signed-in page shows. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery()).data;
}

/**
 * Whoever is signed in, provided by the layout around the pages that only they see: when the session ends, it takes the
 * page away before the page could notice.
 */
export const UserContext = createContext<Me["user"]>(null);

export function useUser(): NonNullable<Me["user"]> {
  const user = use(UserContext);
  if (!user) throw new Error("This part of a page is for somebody who is signed in.");
  return user;
}

/** Who was asking when it was last looked at. */
export function knownMe(): Me | undefined {
  return queryClient.getQueryData(meQuery().queryKey);
}

/** Notes who is asking from now on, where an answer has just said so. */
export function rememberMe(me: Me): void {
  queryClient.setQueryData(meQuery().queryKey, me);
}

/** Looks again at who is asking. */
export async function refreshMe(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: meQuery().queryKey });
}

/** Forgets everything that was loaded but who is asking: none of it is theirs to see any more. */
export function forgetData(): void {
  const [router, procedure] = meQuery().queryKey[0];
  queryClient.removeQueries({
    predicate: ({ queryKey: [path] }) =>
      !(Array.isArray(path) && path[0] === router && path[1] === procedure),
  });
}

/** Ends the session and forgets everything that was loaded for it. */
export function useSignOut() {
  return useMutation(
    trpc.auth.signOut.mutationOptions({
      onSuccess: () => {
        queryClient.clear();
        // A fresh document: nothing of the session is left in this page's memory.
        location.assign("/sign-in");
      },
    }),
  );
}
