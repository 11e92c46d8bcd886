import { linkToken } from "../../packages/domain/src/invitations/link.ts";
import type { InPlace } from "./in-place.ts";

/** How long somebody waits who makes an invitation, and somebody who says yes. */
export async function openSamples({
  callerFor,
  owner,
  services,
}: InPlace): Promise<{ take(count: number): Promise<string> }> {
  const api = callerFor(owner);
  const { organizationId } = owner;
  const startsAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const { id: eventId } = await api.events.create({ organizationId, name: "Everybody comes", startsAt });
  let made = 0;
  return {
    async take(count) {
      const creating: number[] = [];
      const accepting: number[] = [];
      for (let each = 0; each < count; each++) {
        made += 1;
        let began = performance.now();
        const { id } = await api.invitations.create({
          target: { kind: "event", eventId },
          email: `guest.${made}@example.com`,
        });
        creating.push(performance.now() - began);
        const token = linkToken(services.keys.invitationLink, { invitationId: id, number: 1 });
        began = performance.now();
        await callerFor(null, `198.51.100.${made % 250}`).invitations.accept({ token, fullName: "A Guest" });
        accepting.push(performance.now() - began);
      }
      return `create ${told(creating)}, accept ${told(accepting)}`;
    },
  };
}

function told(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${median.toFixed(0)} ms (at most ${(sorted.at(-1) ?? 0).toFixed(0)})`;
}
