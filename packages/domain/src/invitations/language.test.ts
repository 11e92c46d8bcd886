import { languages } from "@foyer/contract/languages";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";

const foyer = testFoyer();

test("an invitation is written in the language it is given, or else the organization's, whatever that is by then [S3.6]", async () => {
  const owner = await foyer.owner({ organizationId: await foyer.organization({ language: "de" }) });
  const { organizationId } = owner;
  const { invitations, organizations } = foyer.callerFor(owner);
  const target = { kind: "organization", organizationId, role: "member" } as const;
  const plain = await invitations.create({ target, email: foyer.address() });
  expect(plain).toMatchObject({ language: "de" });
  const { created } = await invitations.createMany({
    target,
    language: "es",
    invitees: [{ email: foyer.address() }, { email: foyer.address() }],
  });
  expect(created.map(({ language }) => language)).toEqual(["es", "es"]);

  await organizations.update({ organizationId, language: "fr" });
  expect(await invitations.get({ invitationId: plain.id })).toMatchObject({ language: "fr" });
  const listed = (await invitations.list({ organizationId })).items.map(({ language }) => language);
  expect(listed.toSorted()).toEqual(["es", "es", "fr"]);

  expect(await invitations.update({ invitationId: plain.id, language: "es" })).toMatchObject({
    language: "es",
  });
  expect(await invitations.update({ invitationId: plain.id, message: "Hola" })).toMatchObject({
    language: "es",
  });
  await organizations.update({ organizationId, language: "en" });
  expect(await invitations.get({ invitationId: plain.id })).toMatchObject({ language: "es" });
});

test("an invitation takes every language that Foyer writes", async () => {
  const owner = await foyer.owner();
  const { invitations } = foyer.callerFor(owner);
  const { id: invitationId } = await foyer.invitation({ by: owner });
  for (const language of languages) {
    expect(await invitations.update({ invitationId, language })).toMatchObject({ language });
  }
});
