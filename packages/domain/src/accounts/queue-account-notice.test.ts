import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { queueAccountNotice } from "./queue-account-notice.ts";

const foyer = testFoyer();

/** How many notices leave of so many, to somebody who has opened their account by a copied link or not. */
async function noticesOf(openedByCopiedLink: boolean): Promise<number> {
  const { userId } = await foyer.stranger();
  await foyer.sql`UPDATE users SET opened_by_copied_link = ${openedByCopiedLink} WHERE id = ${userId}::uuid`;
  for (let notice = 0; notice < 25; notice++) {
    await foyer.services.database.transaction((tx) =>
      queueAccountNotice(foyer.services, tx, { userId, purpose: "api_key_created" }),
    );
  }
  return (await foyer.sql`SELECT 1 FROM account_messages WHERE user_id = ${userId}::uuid`).length;
}

test("an account that somebody opened by a copied link mail bombs nobody: twenty notices a day [S3.10]", async () => {
  expect(await noticesOf(true)).toBe(20);
});

test("every other account is told of everything", async () => {
  expect(await noticesOf(false)).toBe(25);
});
