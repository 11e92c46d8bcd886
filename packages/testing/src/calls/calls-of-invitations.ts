import type { TestFoyer } from "../test-foyer.ts";
import {
  type Calls,
  type Input,
  inTheFuture,
  newcomer,
  notThere,
  preparing,
  target,
} from "./prepared-calls.ts";

/** What concerns invitations, called as it succeeds. */
export function callsOfInvitations(foyer: TestFoyer): Calls {
  const { asOwner, withInvitation, withToken } = preparing(foyer);
  const withSeveral = (more: Input = {}) =>
    asOwner(async (by) => {
      for (let count = 0; count < 2; count++) await foyer.invitation({ by });
      return { organizationId: by.organizationId, ...more };
    });
  const withImport = (more: Input = {}) =>
    asOwner(async (by) => ({ importId: await foyer.imported({ by }), ...more }));
  const file = () => `name;email\nGrace Hopper;${foyer.address()}\nNobody;nobody`;

  return {
    "invitations.accept": withToken({ ...newcomer, profile: { phone: "+49 30 123" } }),
    "invitations.cancel": withInvitation(),
    "invitations.copyLink": withInvitation(),
    "invitations.create": asOwner((owner) => ({
      target: target(owner),
      email: foyer.address(),
      fullName: "Grace Hopper",
      message: "Welcome,\nGrace.",
      metadata: { source: { sheet: 1 } },
      expiresInHours: 5,
      send: false,
    })),
    "invitations.createMany": asOwner(async (owner) => ({
      target: target(owner),
      invitees: [{ email: foyer.address(), fullName: "Grace Hopper" }, { email: owner.email }],
      expiresInHours: 5,
    })),
    "invitations.decline": withToken(),
    "invitations.joinWaitingList": async () => {
      const { organizer: by, eventId } = await foyer.event({ capacity: 1 });
      const [seated, waiting] = [
        await foyer.eventInvitation({ by, eventId, fullName: "Ada" }),
        await foyer.eventInvitation({ by, eventId, fullName: "Grace" }),
      ];
      await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(seated.id) });
      return { input: { token: foyer.linkOf(waiting.id), phone: "+49 30 123" } };
    },
    "invitations.calendar": async () => {
      const { organizer: by, eventId } = await foyer.event({ name: "Garden party", startsAt: inTheFuture });
      const { id } = await foyer.eventInvitation({ by, eventId, fullName: "Ada" });
      const token = foyer.linkOf(id);
      await foyer.callerFor(null).invitations.accept({ token });
      return { input: { token } };
    },
    "invitations.get": withInvitation(),
    "invitations.list": asOwner(async (by) => {
      for (let count = 0; count < 3; count++) await foyer.invitation({ by, expiresInHours: 3 });
      const { organizationId } = by;
      return { organizationId, status: "pending", attention: true, search: "example.com", limit: 2 };
    }),
    "invitations.export": withSeveral({ search: "example.com" }),
    "invitations.bulk": asOwner(async (by) => {
      const { id } = await foyer.invitation({ by });
      return { invitationIds: [id, notThere], action: "cancel" };
    }),
    "invitations.compare": withSeveral({ by: "door" }),
    "invitations.exportComparison": withSeveral({ by: "door" }),
    "invitations.previewImport": asOwner((owner) => ({ target: target(owner), csv: file() })),
    "invitations.import": asOwner((owner) => ({
      target: target(owner),
      csv: file(),
      fileName: "people.csv",
    })),
    "invitations.imports.list": asOwner(async (by) => {
      for (let count = 0; count < 2; count++) await foyer.imported({ by });
      return { organizationId: by.organizationId, limit: 1 };
    }),
    "invitations.imports.get": withImport(),
    "invitations.imports.rows": withImport({ outcome: "new", limit: 1 }),
    "invitations.imports.exportRows": withImport({ failed: false }),
    "invitations.imports.cancel": withImport(),
    "invitations.recordOpened": withToken(),
    "invitations.stats": asOwner(async (by) => {
      await foyer.invitation({ by });
      return { organizationId: by.organizationId, kind: "organization" };
    }),
    "invitations.redeem": asOwner(async (by) => ({ code: (await foyer.arrival({ by })).code })),
    "invitations.remind": withInvitation(),
    "invitations.requestLink": withToken(),
    "invitations.resend": withInvitation(),
    "invitations.update": withInvitation({
      role: "admin",
      note: null,
      message: "Changed",
      expiresInHours: 9,
    }),
    "invitations.view": withToken(),
  };
}
