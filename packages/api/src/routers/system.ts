import { systemInfo } from "@foyer/contract/system";
import type { TRPCRouterRecord } from "@trpc/server";
import { onlooker } from "../procedure.ts";
import { rest } from "../rest.ts";
import { version } from "../version.ts";
import { nothing } from "./nothing.ts";

export const system = {
  info: onlooker
    .meta(rest("GET", "/system", "What is running here"))
    .input(nothing)
    .output(systemInfo)
    .query(() => ({ name: "Foyer" as const, version })),
} satisfies TRPCRouterRecord;
