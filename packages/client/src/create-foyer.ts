import type { AppRouter } from "@foyer/api/root";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";

/** Foyer's procedures, typed. */
export type Foyer = TRPCClient<AppRouter>;

/**
 * A client for programs.
 *
 * @example
 * const foyer = createFoyer({ url: "https://foyer.example.com", apiKey: "foyer_…" });
 * const { user, organizations } = await foyer.auth.me.query();
 */
export function createFoyer(options: {
  /** The public URL of the server. */
  readonly url: string;
  /** As it was shown when it was made. Without one, what anyone may be told is all there is. */
  readonly apiKey?: string;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
}): Foyer {
  const { url, apiKey, headers } = options;
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: new URL("/trpc", url).href,
        // Inputs stand in bodies, where no log keeps them.
        methodOverride: "POST",
        maxItems: 10,
        headers: { ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }), ...headers },
      }),
    ],
  });
}
