import { z } from "zod";

/** What a queue is called, what its jobs carry (ids, never content), and how long it keeps trying. */
export type Queue<Payload> = {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly retryLimit: number;
  /** Seconds before the first retry; it doubles from there, up to `retryDelayMax`. */
  readonly retryDelay: number;
  readonly retryDelayMax: number;
  /** Seconds one attempt may take. */
  readonly expireInSeconds: number;
  /** Seconds without a sign of life after which a job is taken from a worker that died. */
  readonly heartbeatSeconds: number;
  /** Where a job goes that has failed for the last time. */
  readonly deadLetter?: string;
  /** When it runs by itself: cron, UTC. */
  readonly schedule?: string;
};

const hour = 3600;

/**
 * Hands one message to the mail provider. When it is tried again where the provider could not take it says the act itself;
 * the retries here are for workers that die, and for troubles of our own.
 */
export const sendDelivery: Queue<{ deliveryId: string }> = {
  name: "delivery.send",
  payload: z.strictObject({ deliveryId: z.uuid() }),
  // Every minute at the latest, also where the message was put off many times before, and for days.
  retryLimit: 12_000,
  retryDelay: 5,
  retryDelayMax: 60,
  expireInSeconds: 600, // the mailer gives a message 120
  heartbeatSeconds: 30,
  deadLetter: "delivery.give_up",
};

/** Writes down that a message could not be handed over in all that time. */
export const giveUpDelivery: Queue<{ deliveryId: string }> = {
  name: "delivery.give_up",
  payload: sendDelivery.payload,
  retryLimit: 1000,
  retryDelay: 5,
  retryDelayMax: hour / 4,
  expireInSeconds: 60,
  heartbeatSeconds: 30,
};

/** Hands one message about an account to the mail provider; waits as long for it as for an invitation. */
export const sendAccountMessage: Queue<{ messageId: string }> = {
  ...sendDelivery,
  name: "account_message.send",
  payload: z.strictObject({ messageId: z.uuid() }),
  deadLetter: "account_message.give_up",
};

/** Writes down that a message about an account could not be handed over in all that time. */
export const giveUpAccountMessage: Queue<{ messageId: string }> = {
  ...giveUpDelivery,
  name: "account_message.give_up",
  payload: sendAccountMessage.payload,
};

/** Tells those who come to an event what has become of it: that it changed, or that it will not take place. */
export const tellAttendees: Queue<{ eventId: string }> = {
  name: "event.tell_attendees",
  payload: z.strictObject({ eventId: z.uuid() }),
  // Nobody else would tell them: it is tried as long as a message is.
  retryLimit: 1000,
  retryDelay: 5,
  retryDelayMax: hour / 4,
  expireInSeconds: 600,
  heartbeatSeconds: 30,
};

/** Writes down the end of the many invitations to a place that was removed, or moved to an earlier time. */
export const closePlace: Queue<{ placeId: string }> = {
  ...tellAttendees,
  name: "place.close",
  payload: z.strictObject({ placeId: z.uuid() }),
};

/** Invites the people of a file, or takes back what a file has brought. */
export const runImport: Queue<{ importId: string }> = {
  ...tellAttendees,
  name: "imports.run",
  payload: z.strictObject({ importId: z.uuid() }),
  expireInSeconds: hour, // fifty thousand people, a thousand at a time, on a machine that has much else to do
};

/** Offers seats, whose offers have lapsed, to those who are next in line. */
export const settleOffers: Queue<object> = {
  name: "event.settle_offers",
  payload: z.object({}),
  retryLimit: 3,
  retryDelay: 5,
  retryDelayMax: 60,
  expireInSeconds: 600,
  heartbeatSeconds: 30,
  schedule: "* * * * *",
};

/** Writes down which invitations have expired. They were expired before: this only tidies up. */
export const expireInvitations: Queue<object> = {
  name: "invitations.expire",
  payload: z.object({}),
  retryLimit: 3,
  retryDelay: 5,
  retryDelayMax: 60,
  expireInSeconds: 600,
  heartbeatSeconds: 30,
  schedule: "* * * * *",
};

/** Reminds those who have not answered, where it is day and their organization wants it. */
export const remindInvitees: Queue<object> = {
  ...expireInvitations,
  name: "invitations.remind",
  schedule: "*/10 * * * *",
};

/** Adds up what has changed in the numbers of invitations. They are right before: this keeps them quick to read. */
export const rollUpTallies: Queue<object> = {
  ...expireInvitations,
  name: "tallies.roll_up",
};

/** Tells inviters of a day's answers by one e-mail, where it is morning or later. */
export const makeDigests: Queue<object> = {
  ...expireInvitations,
  name: "digests.make",
  schedule: "*/10 * * * *",
};

/** Reads what mail servers report about messages that they could not deliver, where there is a mailbox for that. */
export const readBounces: Queue<object> = {
  ...expireInvitations,
  name: "mail.read_bounces",
  retryLimit: 0, // the next minute comes by itself
};

/** The nightly clean-up (S4.6). */
export const cleanUp: Queue<object> = {
  name: "clean_up",
  payload: z.object({}),
  retryLimit: 10,
  retryDelay: 30,
  retryDelayMax: hour / 4,
  expireInSeconds: 600,
  heartbeatSeconds: 30,
  schedule: "0 2 * * *",
};

/** All of them, dead letters first: a queue can only name one that exists. */
export const queues = [
  giveUpDelivery,
  sendDelivery,
  giveUpAccountMessage,
  sendAccountMessage,
  tellAttendees,
  closePlace,
  runImport,
  settleOffers,
  expireInvitations,
  remindInvitees,
  rollUpTallies,
  makeDigests,
  readBounces,
  cleanUp,
] as const;
