import type { ProfileFields } from "@foyer/contract/account";
import type { DoorView } from "@foyer/contract/doors";
import type { Attendance } from "@foyer/contract/events";
import type {
  AcceptInvitation,
  InvitationView,
  JoinWaitingList,
  UpdateInvitation,
} from "@foyer/contract/invitations";
import type { InvitationPermission, OrganizationRole } from "@foyer/contract/permissions";
import type { Prisma, Transaction } from "@foyer/db/database";
import type { KeptPassword } from "../../accounts/passwords.ts";
import type { Host } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import type { Claimed } from "../lifecycle.ts";
import type { LinkedInvitation } from "../linked-invitation.ts";

/** Who stands at the door. */
export type Guest =
  /** Somebody who is signed in with their account. */
  | { readonly kind: "person"; readonly userId: string }
  /** Somebody about to have an account. */
  | {
      readonly kind: "newcomer";
      readonly name: string;
      readonly password: KeptPassword;
      readonly profile: ProfileFields;
    }
  /** Somebody who needs none. */
  | { readonly kind: "attendee"; readonly fullName: string; readonly phone: string | null };

export type Admitted = {
  /** The account that came in; null for whoever needs none. */
  readonly userId: string | null;
  /** Where they go now: a path on this server. */
  readonly redirectTo: string;
  readonly attendee?: Attendance;
};

/** What messages say of a place. */
export type PlaceFacts = {
  readonly name: string;
  /** Of what takes place: when and where. */
  readonly occasion: {
    readonly startsAt: Date;
    readonly endsAt: Date | null;
    readonly timeZone: string;
    readonly location: string | null;
    readonly description: string | null;
    /** Counts up with each change that calendars must learn of (RFC 5545, SEQUENCE). */
    readonly sequence: number;
    /** Null: whoever it was does not manage it any more. */
    readonly organizer: { readonly name: string; readonly email: string } | null;
    /** It will not take place after all. */
    readonly removed: boolean;
  } | null;
};

/** What differs between the doors. Everything else about an invitation is shared. */
export type Target = {
  /** Whether whoever walks through may enter the organization: then keeping them out of that closes this door too. */
  readonly leadsInside: boolean;
  /** What whoever walks through is in the organization at least; null where they need no account. */
  becomes(role: string | null): OrganizationRole | null;
  /** Whether the inviter gets a message about each answer. */
  readonly tellsInviter: boolean;
  /** Whether the invitee gets a message that confirms their yes. */
  readonly confirms: boolean;

  /**
   * How many answers to invitations to one place are worked on at a time in a process, where all of them want the same row.
   * Null: as many as come.
   */
  readonly atOnce: number | null;

  /** Proves that the caller may do something with invitations to a place. @throws Failure as `authorize` */
  authorize(ctx: Context, permission: InvitationPermission, placeId: string): Promise<Host>;
  /** Those of the addresses whose people are in already, in lower case. */
  whoIsIn(tx: Transaction, place: Place, emails: readonly string[]): Promise<readonly string[]>;
  /** Those of the addresses whose people were kept out and are not the caller's to let in again, in lower case. */
  whoMayNotReturn(tx: Transaction, host: Host, emails: readonly string[]): Promise<readonly string[]>;
  /**
   * Holds the place until the transaction ends, so that it can't go meanwhile, and lets these invitations end when it does:
   * they have just been given their hours, and are held, or new. Comes after the locks of invitations.
   * @throws Failure `not_found`, `conflict` (it is over)
   */
  requireOpen(tx: Transaction, place: Place, ids: readonly string[]): Promise<void>;
  /**
   * What has become of invitation `i` because its place was removed or is over, as a scalar, whether or not its row says so
   * yet; null: nothing.
   */
  readonly overtakenAs: Prisma.Sql;
  /**
   * Ends some of what ends with the place beside the open invitations, and says how much: none, once all of it has. Of one
   * that was moved, invitations; of one that was removed, who is in it.
   */
  endWithPlace(tx: Transaction, place: Place, share: Share): Promise<number>;
  /**
   * Assignments to the columns of an invitation (`i`) for what is the door's own in a change of it.
   * @throws Failure `forbidden`, `invalid_input` for what this door does not know
   */
  amend(
    host: Host,
    change: Pick<UpdateInvitation, "role" | "isVip" | "bypassCapacity">,
  ): readonly Prisma.Sql[];
  /** Whether an answer to invitation `i` still leads anywhere: the place is there, and the invitee is not in it yet. */
  readonly awaitsAnswer: Prisma.Sql;
  /** Whether the inviter of invitation `i` is still somebody to write to about it. */
  readonly inviterIsThere: Prisma.Sql;
  /** Whether whoever answers for invitation `i` may let people in by it now: what `requireAuthority` asks, for very many. */
  readonly inviterMayLetIn: Prisma.Sql;
  /** What the place is called, as a scalar of invitation `i`; it may have been removed. */
  readonly placeName: Prisma.Sql;
  /** What messages say of the place; it may have been removed. */
  facts(db: Pick<Transaction, "$queryRaw">, place: Place): Promise<PlaceFacts>;
  /** The page of the place's managers for an invitation: a path on this server. */
  hostsPage(place: Place, invitationId: string): string;

  /**
   * What the accept page shows of the place, in what is this door's own, and whether a yes would be taken. Whoever has said
   * no, or was taken off the list, is not told any more what has become of it; whoever came too late is told what they need
   * to ask once more.
   */
  view(
    ctx: Context,
    invitation: LinkedInvitation,
  ): Promise<Partial<DoorView> & Pick<InvitationView, "canAccept">>;
  /** What stands between the invitee and yes. */
  needs(ctx: Context, invitation: LinkedInvitation): Promise<InvitationView["needs"]>;
  /**
   * Finds out who accepts. Does what is slow (hashing), so it runs before the transaction.
   * @throws Failure `email_mismatch`, `sign_in_required`, `invalid_input`, `weak_password`, `event_full`
   */
  identify(ctx: Context, invitation: LinkedInvitation, input: AcceptInvitation): Promise<Guest>;
  /**
   * Asks again whether the inviter may grant this.
   * @throws Failure `inviter_lost_authority`, `invitation_cancelled` (the place was removed)
   */
  requireAuthority(tx: Transaction, invitation: Claimed): Promise<void>;
  /** Lets the guest in; comes after `requireAuthority`. @throws Failure `sign_in_required`, `already_member`, `account_disabled`, `event_full` */
  admit(
    ctx: Context,
    tx: Transaction,
    visit: { readonly invitation: Claimed; readonly guest: Guest },
  ): Promise<Admitted>;
  /** Lets whoever has come in out again by the same link. Null: this door does not. @throws Failure `invitation_accepted` */
  readonly release: ((ctx: Context, tx: Transaction, invitation: Claimed) => Promise<void>) | null;
  /**
   * Puts whoever can't come in yet in line, and answers their position. Comes after `requireAuthority`. Null: behind this door
   * there is enough for everybody.
   * @throws Failure `conflict` (they can come in now)
   */
  readonly wait:
    | ((
        ctx: Context,
        tx: Transaction,
        visit: { readonly invitation: Claimed; readonly answer: JoinWaitingList },
      ) => Promise<number>)
    | null;
  /** Tidies up after invitations that ended without a yes, such as their places in line. */
  ended(
    ctx: Context,
    tx: Transaction,
    ended: { readonly place: Place; readonly ids: readonly string[] },
  ): Promise<void>;
};

/** Where an invitation leads. */
export type Place = { readonly organizationId: string; readonly placeId: string };

/** What a transaction takes on of very many invitations. */
export type Share = {
  readonly most: number;
  /** Whether it waits for those that somebody else holds. */
  readonly waits: boolean;
};
