import { byDoor } from "./by-door.ts";

/** What the place of invitation `i` is called, whichever door it is behind. */
export const placeName = byDoor((target) => target.placeName);
