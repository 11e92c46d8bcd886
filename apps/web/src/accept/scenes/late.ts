import { lazy } from "react";
import { Refusal } from "../call.ts";
import type { Stage } from "../visit.ts";

const load = () =>
  import("./late-scenes.ts").then(
    (chunk) => chunk.scenes,
    () => {
      throw new Refusal("unreachable");
    },
  );

const late = (stage: keyof Awaited<ReturnType<typeof load>>) =>
  lazy(async () => ({ default: (await load())[stage] }));

/** The scenes that few visitors meet. They come in a chunk of their own, so that the others wait for less. */
export const lateScenes = {
  code: late("code"),
  wrong_account: late("wrong_account"),
  expired: late("expired"),
  accepted: late("accepted"),
};

/** Fetches what a stage is shown with, unless it is there. @throws Refusal `unreachable` */
export async function fetchScene(stage: Stage): Promise<void> {
  if (stage in lateScenes) await load();
}
