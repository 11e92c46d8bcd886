import type { AppRouter } from "@foyer/api/root";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";

/** Foyer's procedures, typed. */
export type Foyer = TRPCClient<AppRouter>;

/**
 * A client for programs.
 *
 * @example
 * const foyer = createFoyer({ url: "https://foyer.example.com" });
 * const { name, version } = await foyer.system.info.query();
 */
export function createFoyer(options: {
  /** The public URL of the server. */
  readonly url: string;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
}): Foyer {
  const { url, headers } = options;
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: new URL("/trpc", url).href,
        // Inputs stand in bodies, where no log keeps them.
        methodOverride: "POST",
        maxItems: 10,
        ...(headers && { headers: { ...headers } }),
      }),
    ],
  });
}
