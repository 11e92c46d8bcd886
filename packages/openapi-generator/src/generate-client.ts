import { createClient } from "@hey-api/openapi-ts";

/** Lets a generator that is none of ours write a client in TypeScript, from an OpenAPI document into a folder. */
export async function generateClient(document: Record<string, unknown>, folder: string): Promise<void> {
  await createClient({
    input: document,
    output: { path: folder },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
    logs: { level: "silent", file: false },
  });
}
