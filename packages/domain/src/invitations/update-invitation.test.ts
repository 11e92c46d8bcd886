import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";

const foyer = testFoyer();

describe("updating", () => {
  test("changes what is named and nothing else; the time counts from now [S1.2]", async () => {
    const owner = await foyer.owner();
    const { invitations } = foyer.callerFor(owner);
    const created = await invitations.create({
      target: { kind: "organization", organizationId: owner.organizationId, role: "member" },
      email: foyer.address(),
      message: "We need you.",
      note: "met at the conference",
      metadata: { crm: { id: 7, tags: ["a", "ü", "😀"] } },
    });
    const invitationId = created.id;
    const { timeline: _, ...before } = await invitations.get({ invitationId });
    expect(before.metadata).toEqual({ crm: { id: 7, tags: ["a", "ü", "😀"] } });

    expect(await invitations.update({ invitationId })).toEqual(before);
    expect(await invitations.update({ invitationId, message: "Still!" })).toEqual({
      ...before,
      message: "Still!",
    });
    expect(await invitations.update({ invitationId, note: null, role: "admin" })).toEqual({
      ...before,
      message: "Still!",
      note: null,
      role: "admin",
    });
    await foyer.letPass("100 hours", invitationId);
    await invitations.update({ invitationId, expiresInHours: 24 });
    expect(await hoursLeft(invitationId)).toBe(24);
  });
});

async function hoursLeft(id: string): Promise<number> {
  const [row] = await foyer.sql<{ left: number }>`
    SELECT round(extract(epoch FROM expires_at - now()) / 360)::int / 10.0::float8 AS left FROM invitations WHERE id = ${id}`;
  return row?.left ?? Number.NaN;
}
