import { isIPv4, isIPv6 } from "node:net";

/**
 * Who is behind an address, as far as limits can tell: an IPv4 address, or the /64 of an IPv6 one, of which every
 * subscriber has 2^64 addresses (RFC 6177).
 */
export function networkOf(ip: string | null): string {
  if (ip === null || isIPv4(ip)) return ip ?? "nowhere";
  if (!isIPv6(ip)) return "nowhere";
  const groups = groupsOf(ip);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped) return `${written(groups.slice(0, 4), 16, ":")}::/64`;
  const bytes = groups.slice(6).flatMap((group) => [group >> 8, group & 255]);
  return written(bytes, 10, ".");
}

function written(numbers: readonly number[], radix: number, separator: string): string {
  return numbers.map((number) => number.toString(radix)).join(separator);
}

/** The eight groups of an IPv6 address; the URL parser writes every spelling in one way (RFC 5952). */
function groupsOf(ip: string): number[] {
  const { hostname } = new URL(`http://[${ip}]`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split("::")
    .map((half) => half.split(":").filter(Boolean));
  const missing = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return [...head, ...missing, ...tail].map((group) => Number.parseInt(group, 16));
}
