import {
  all,
  anyone,
  casesOf,
  expectAuthorization,
  expectMfaFirst,
  type Input,
  isKey,
  type Matrix,
  may,
} from "@foyer/testing/authorization";
import { type Cast, castOf } from "@foyer/testing/cast";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

const byOrganization: Input = async ({ organizationId }) => ({ organizationId });

let names = 0;
const aName = () => `Name ${(names += 1)}`;

const byDelivery: Input = async ({ host }) => {
  const { organizationId, deliveryId } = await foyer.failedDelivery({ by: host });
  return { organizationId, deliveryId };
};

/** By the link of a new invitation, whose invitee has opted out of the next or not. */
const byOptOut =
  ({ isOut }: { readonly isOut: boolean }): Input =>
  async ({ host }) => {
    const { id } = await foyer.invitation({ by: host });
    const token = foyer.optOutOf(id);
    if (isOut) await foyer.callerFor(null).mail.optOut.confirm({ token });
    return { token };
  };

const texts = () => ({
  subject: aName(),
  headline: "Come in",
  previewText: "You are invited",
  body: "Hello",
  button: "Open",
  reason: "Somebody has invited you.",
});

const template = ({ organizationId }: { readonly organizationId: string }) => ({
  organizationId,
  kind: "invitation" as const,
  language: "de" as const,
});

/**
 * The authorization matrix of mail, and of what people are told: every procedure, what it asks of whom, and an input with
 * which it works. A procedure without a row fails the first test.
 */
const matrix: Matrix = {
  "mail.settings.get": may("mail.view", byOrganization),
  "mail.settings.update": may(
    "mail.update",
    async ({ organizationId }) => ({ organizationId, from: { name: aName() } }),
    { bySession: true },
  ),
  // It leaves by mail alone.
  "mail.settings.test": {
    ...may("mail.update", byOrganization, { bySession: true }),
    traceless: ["owner", "admin"],
  },
  "mail.deliveries.list": may("mail.view", byOrganization),
  "mail.deliveries.export": may("mail.view", byOrganization),
  "mail.deliveries.get": may("mail.view", byDelivery),
  "mail.deliveries.retry": may("mail.retry", byDelivery),
  "mail.suppressions.list": may("mail.view", byOrganization),
  "mail.suppressions.add": may("mail.update", async ({ organizationId }) => ({
    organizationId,
    email: foyer.address(),
  })),
  "mail.suppressions.lift": may("mail.update", ({ host }) => foyer.suppression({ by: host })),
  "mail.optOut.view": anyone(byOptOut({ isOut: false })),
  "mail.optOut.confirm": anyone(byOptOut({ isOut: false })),
  "mail.optOut.undo": anyone(byOptOut({ isOut: true })),
  "mail.templates.list": may("mail.view", byOrganization),
  "mail.templates.get": may("mail.view", async (scene) => template(scene)),
  "mail.templates.update": may("mail.update", async (scene) => ({ ...template(scene), texts: texts() })),
  "mail.templates.preview": {
    ...may("mail.view", async (scene) => ({ ...template(scene), texts: texts() })),
    traceless: ["owner", "admin", "ownersKey", "adminsKey"],
  },
  "mail.templates.reset": may("mail.update", async (scene) => {
    const language = languageOf(scene.actor.role);
    await foyer.callerFor(scene.host).mail.templates.update({ ...template(scene), language, texts: texts() });
    return { ...template(scene), language };
  }),
  "mail.brand.get": may("mail.view", byOrganization),
  "mail.brand.update": may("mail.update", async ({ organizationId }) => ({
    organizationId,
    color: `#${(names += 1).toString(16).padStart(6, "0")}`,
  })),
  "account.notifications.get": may("space.list", byOrganization),
  "account.notifications.update": may(
    "space.list",
    async ({ organizationId }) => ({ organizationId, answers: "daily" }),
    all(isKey, "forbidden"),
  ),
};

/** To each who may reset one, a text of their own. */
function languageOf(role: string) {
  const each = { owner: "en", admin: "de", ownersKey: "es", adminsKey: "fr" } as const;
  return Object.entries(each).find(([name]) => name === role)?.[1] ?? "en";
}

const cases = casesOf(matrix);

test("no procedure about mail is without a row in the authorization matrix", () => {
  const procedures = Object.keys(appRouter._def.procedures);
  const ofMail = procedures.filter((procedure) => /^(mail|account\.notifications)\./.test(procedure));
  expect(Object.keys(matrix).toSorted()).toEqual(ofMail.toSorted());
});

describe("the authorization matrix of mail [S2.1]", () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await castOf(foyer);
  });

  test.each(cases)(
    "%s is done for whom it is for; whoever it is refused to changes nothing",
    async (_, row) => {
      await expectAuthorization(foyer, cast, row);
    },
  );

  test.each(cases.filter(([, { isOrganizations }]) => isOrganizations))(
    "%s is refused before a second factor is set up where one is asked for, and changes nothing [S1.6]",
    async (_, row) => {
      await expectMfaFirst(foyer, cast, row);
    },
  );
});
