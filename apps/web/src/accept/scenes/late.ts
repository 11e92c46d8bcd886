import { lazy } from "react";
import { Refusal } from "../call.ts";
import type { ClosedBy, Stage } from "../visit.ts";

const load = () =>
  import("./late-scenes.ts").then(
    (chunk) => chunk.scenes,
    () => {
      throw new Refusal("unreachable");
    },
  );

const late = <Scene extends keyof Scenes>(scene: Scene) =>
  lazy(async () => ({ default: (await load())[scene] }));

type Scenes = Awaited<ReturnType<typeof load>>;

/** The scenes that few visitors meet, or those of one door. They come in a chunk of their own, so that the others wait for less. */
export const lateScenes = {
  code: late("code"),
  wrong_account: late("wrong_account"),
  event: late("event"),
  removed: late("removed"),
  expired: late("expired"),
  accepted: late("accepted"),
};

export const Ended = late("ended");

/** Fetches what a visitor is shown, unless it is there. @throws Refusal `unreachable` */
export async function fetchScene(of: Stage | ClosedBy): Promise<void> {
  if (of !== "new_account" && of !== "sign_in" && of !== "signed_in") await load();
}
