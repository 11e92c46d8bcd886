import type { Me } from "@foyer/contract/auth";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { queryClient, trpc } from "../../lib/trpc.ts";

/** Who is asking. Roles change rarely, and every act is checked on the server anyway. */
export const meQuery = () => trpc.auth.me.queryOptions(undefined, { staleTime: 60_000 });

/** Who is asking; loads before any signed-in page shows. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery()).data;
}

/** Whoever is signed in, on pages that only they see. */
export function useUser(): NonNullable<Me["user"]> {
  const { user } = useMe();
  if (!user) throw new Error("This part of a page is for somebody who is signed in.");
  return user;
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
