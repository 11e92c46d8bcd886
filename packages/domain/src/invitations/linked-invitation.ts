import type { InvitationKind } from "@foyer/contract/doors";
import type { InvitationStatus } from "@foyer/contract/invitations";
import type { MfaPolicy } from "@foyer/contract/security";

/** An invitation as its link shows it. */
export type LinkedInvitation = {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** As #rrggbb. Null: Foyer's own. */
  readonly color: string | null;
  /** The name of the organization's logo in public. */
  readonly logoHash: string | null;
  readonly mfaPolicy: MfaPolicy;
  readonly kind: InvitationKind;
  /** The space or event; the organization, where it leads to that itself. */
  readonly placeId: string;
  /** What it is at this moment: also what its place has made of it, before its row says so. */
  readonly status: InvitationStatus;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string | null;
  readonly terms: unknown;
  readonly message: string | null;
  readonly inviterName: string | null;
  readonly expiresAt: Date;
  /** Where the invitee goes on to after accepting. Null: to Foyer. */
  readonly redirectTo: string | null;
  /** Where the organization lets them go on to. */
  readonly redirectOrigins: readonly string[];
  /** The number of the delivery whose link this is. */
  readonly number: number;
};
