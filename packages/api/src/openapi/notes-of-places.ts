import type { Notes } from "./note.ts";

const organizationId = "019512a0-5b1e-7c3a-9d42-0a5b6c7d8e01";

export const notesOfPlaces: Notes = {
  "events.list": {
    says: "Those ahead with the next one first, the others with the latest first. Organizers see theirs, owners and admins all of them.",
  },
  "events.create": {
    says: "Who makes it is its organizer, unless `organizerId` names somebody else. Without `capacity` as many come as like.",
    body: {
      organizationId,
      name: "Open house",
      description: "See what we have built, and stay for dinner.",
      startsAt: "2027-03-12T17:00:00.000Z",
      endsAt: "2027-03-12T21:00:00.000Z",
      timeZone: "Europe/Berlin",
      location: "Main hall",
      capacity: 80,
    },
  },
  "events.get": {
    says: "Seats that are left are those for whoever answers now: offers to people in line are counted in.",
  },
  "events.update": {
    says: "Changes what is named; `null` empties a field. Whoever comes is told of a new time or place by e-mail. More seats are offered to people in line.",
    body: { location: "Garden", capacity: 120 },
  },
  "events.remove": { says: "Open invitations to it end." },
  "events.attendees.list": { says: "Those who have accepted, the newest first." },
  "events.attendees.remove": { says: "The seat is offered to the next in line, and whoever had it is told." },
  "events.attendees.export": { says: "All that match." },
  "events.attendees.checkIn": { says: "Saying the same twice changes nothing.", body: { checkedIn: true } },
  "events.waitingList": { says: "In the order in which they came." },
  "spaces.list": {
    says: "The newest first. Owners and admins see all of them, others those that they are in.",
  },
  "spaces.create": {
    says: "Who makes it is its first custodian.",
    body: { organizationId, name: "Family tree" },
  },
  "spaces.get": { says: "With the caller's own role in it." },
  "spaces.update": { says: "For custodians." },
  "spaces.remove": { says: "For custodians. Open invitations to it end." },
  "spaces.leave": { says: "The last custodian can't leave." },
  "spaces.members.list": { says: "Addresses are for the eyes of custodians, and one's own." },
  "spaces.members.setRole": {
    says: "For custodians. The last custodian stays one.",
    body: { role: "contributor" },
  },
  "spaces.members.remove": { says: "For custodians. The last custodian can't be removed." },
  "people.create": {
    says: "The person is in the list at once, as `invited`, and gets in by accepting the invitation that this sends. Nobody hands out a role above their own.",
    refuses: ["already_member", "already_invited", "address_suppressed"],
    body: { organizationId, email: "grace@example.com", name: "Grace Hopper", role: "member" },
  },
  "people.list": { says: "Members, guests and invited people, the newest first." },
  "people.export": { says: "All that match." },
  "people.get": { says: "With what they have told about themselves." },
  "people.update": {
    says: "Changes what is named; `null` empties a field. The last owner stays one, and nobody changes those above them.",
    refuses: ["not_pending"],
    body: { role: "admin", department: "Research" },
  },
  "people.setActive": {
    says: "Whoever is kept out is out at their next request, and keeps their account. What is refused for one stops none of the others: the last owner, say.",
  },
  "people.remove": { says: "Takes their places in spaces along. The last owner can't be removed." },
  "people.loginHistory": { says: "Of this person's account, the newest first." },
  "people.resetMfa": {
    says: "For somebody who has lost app and recovery codes. They are told by e-mail, and all their sessions end.",
  },
  "people.signOutEverywhere": { says: "Their API keys for the organization end too." },
  "organizations.list": { says: "An API key has one; a person may have several." },
  "organizations.create": { says: "Who makes it is its first owner." },
  "organizations.get": { says: "With the caller's own role in it." },
  "organizations.update": {
    says: "Changes what is named. `mfaPolicy` is for people: an API key may change everything else.",
    body: { defaultExpiryHours: 72, redirectOrigins: ["https://app.example.com"] },
  },
};
