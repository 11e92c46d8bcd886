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

/** What is not for whoever comes for the first time and needs an account: in a chunk of its own, so that they wait for less. */
export const lateScenes = {
  sign_in: late("sign_in"),
  code: late("code"),
  wrong_account: late("wrong_account"),
  event: late("event"),
  removed: late("removed"),
  expired: late("expired"),
  accepted: late("accepted"),
};

export const Ended = late("ended");

/** Fetches what a visitor is shown, unless it is there; with the question for the password that for the code. @throws Refusal `unreachable` */
export async function fetchScene(of: Stage | ClosedBy): Promise<void> {
  if (of !== "new_account" && of !== "signed_in") await load();
}
