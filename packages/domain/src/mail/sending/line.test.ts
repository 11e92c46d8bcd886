import { describe, expect, test } from "vitest";
import { openLine } from "./line.ts";

describe("a line before a way out", () => {
  test("lets as many in as there are hands, and the next as soon as one is free", async () => {
    const line = openLine({ hands: 2, patience: 60_000 });
    const [first, second] = [await line.enter(), await line.enter()];
    let isIn = false;
    const third = line.enter().then((leave) => {
      isIn = true;
      return leave;
    });
    await new Promise(setImmediate);
    expect(isIn).toBe(false);
    first?.(true);
    (await third)?.(true);
    second?.(true);
  });

  test("sends those away who wait too long, and everybody at once after them, until a hand is free", async () => {
    const line = openLine({ hands: 1, patience: 1, shunned: 1_000, clock: () => 0 });
    const leave = await line.enter();
    expect(await line.enter()).toBeNull();
    expect(await line.enter()).toBeNull();
    leave?.(true);
    expect(await line.enter()).not.toBeNull();
  });

  test("lets what is urgent go first, also after others have been sent away", async () => {
    const line = openLine({ hands: 1, patience: 60_000, clock: () => 0 });
    const leave = await line.enter();
    const order: string[] = [];
    const others = [false, true].map(async (isUrgent) => {
      const leaveAgain = await line.enter(isUrgent);
      order.push(isUrgent ? "urgent" : "usual");
      leaveAgain?.(true);
    });
    leave?.(true);
    await Promise.all(others);
    expect(order).toEqual(["urgent", "usual"]);

    const impatient = openLine({ hands: 1, patience: 1, shunned: 1_000, clock: () => 0 });
    const leaveAtLast = await impatient.enter();
    expect(await impatient.enter()).toBeNull();
    const urgent = impatient.enter(true);
    leaveAtLast?.(true);
    expect(await urgent).not.toBeNull();
  });

  test("says how many it has room for, so that nothing is written only to be turned away", async () => {
    const line = openLine({ hands: 2, patience: 1, shunned: 1_000, clock: () => 0 });
    expect(line.room()).toBe(Number.POSITIVE_INFINITY);
    const [leave] = [await line.enter(), await line.enter()];
    expect(await line.enter()).toBeNull();
    expect(line.room()).toBe(0);
    leave?.(true);
    expect(line.room()).toBe(1);
  });

  test("gives a server that hangs one message at a time, until it answers again", async () => {
    let now = 0;
    const line = openLine({ hands: 3, patience: 5_000, shunned: 15_000, clock: () => now });
    const inHand = [await line.enter(), await line.enter(), await line.enter()];
    const waiting = line.enter();
    now = 120_000;
    for (const leave of inHand) leave?.(false);
    expect(await waiting).toBeNull();

    const probe = await line.enter();
    expect(await line.enter()).toBeNull();
    now = 120_010;
    probe?.(true);
    const again = [await line.enter(), await line.enter(), await line.enter()];
    expect(again).not.toContain(null);
  });

  test("does not shun one that is slow, and takes what it is given", async () => {
    let now = 0;
    const line = openLine({ hands: 2, patience: 5_000, clock: () => now });
    const leave = await line.enter();
    now = 30_000;
    leave?.(true);
    expect([await line.enter(), await line.enter()]).not.toContain(null);
  });
});
