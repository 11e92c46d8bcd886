import type { TemplateKind } from "@foyer/contract/mail-templates";

/** An e-mail by what it is for. */
type Purpose = { readonly label: string; readonly meaning: string };

/** What each e-mail is for, in plain words. */
export const purposes: Readonly<Record<TemplateKind, Purpose>> = {
  invitation: {
    label: "Invitation",
    meaning: "Asks somebody into the organization or a space, and carries their link.",
  },
  reminder: {
    label: "Reminder",
    meaning: "Goes to whoever has not answered such an invitation yet.",
  },
  event_invitation: {
    label: "Event invitation",
    meaning: "Asks somebody to an event, and carries their link.",
  },
  event_reminder: {
    label: "Event reminder",
    meaning: "Goes to whoever has not answered the invitation to an event yet.",
  },
  confirmation: {
    label: "Seat confirmed",
    meaning: "Goes to whoever has said yes, with the date for their calendar.",
  },
  seat_offered: {
    label: "Seat offered",
    meaning: "A seat is free for the next on the waiting list, for a while.",
  },
  event_updated: {
    label: "Event changed",
    meaning: "Time or place are other than they were; the calendar is brought up to date.",
  },
  event_cancelled: {
    label: "Event cancelled",
    meaning: "It does not take place; the calendar forgets it.",
  },
  seat_withdrawn: {
    label: "Seat withdrawn",
    meaning: "Somebody of the team has taken them off the list.",
  },
  seat_released: {
    label: "Not coming after all",
    meaning: "Says that it is understood, and takes the date out of their calendar.",
  },
  accepted: {
    label: "Accepted",
    meaning: "Tells whoever invited that somebody has said yes.",
  },
  declined: {
    label: "Declined",
    meaning: "Tells whoever invited that somebody has said no.",
  },
  link_requested: {
    label: "Fresh link asked for",
    meaning: "The holder of an expired link would like a new one.",
  },
  answers_digest: {
    label: "Answers of the day",
    meaning: "One e-mail a day, for whoever would rather not have one for each answer.",
  },
};

/** The e-mails as they are listed: by whom they are for and when they go out. */
export const occasions: readonly {
  readonly title: string;
  readonly lead: string;
  readonly kinds: readonly TemplateKind[];
}[] = [
  {
    title: "Inviting",
    lead: "To people who have not answered yet.",
    kinds: ["invitation", "reminder", "event_invitation", "event_reminder"],
  },
  {
    title: "Coming to an event",
    lead: "To people who have said yes, or wait for a seat.",
    kinds: [
      "confirmation",
      "seat_offered",
      "event_updated",
      "event_cancelled",
      "seat_withdrawn",
      "seat_released",
    ],
  },
  {
    title: "To whoever invited",
    lead: "What became of their invitations.",
    kinds: ["accepted", "declined", "link_requested", "answers_digest"],
  },
];
