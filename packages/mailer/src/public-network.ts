import type { LookupAddress } from "node:dns";
import { Resolver } from "node:dns/promises";
import { BlockList, connect, isIP, type Socket, type TcpNetConnectOpts } from "node:net";

/** A name that leads to where names of the public internet don't lead. Its words name no address that it found. */
export class NotPublic extends Error {
  override readonly name = "NotPublic";

  constructor(host: string) {
    super(`${host} is not a host of the public internet`);
  }
}

// Not globally reachable, or not for one host: IANA's special-purpose registry (RFC 6890), multicast and the rest.
const specialIPv4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;
// In which an IPv4 address is written: mapped (RFC 4291 §2.5.5.2) and by a translator (RFC 6052 §2.1).
const aroundIPv4 = ["::ffff:", "64:ff9b::"];
// Of global unicast: protocol assignments with Teredo, documentation, 6to4.
const specialIPv6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const special = new BlockList();
const globalIPv6 = new BlockList();
globalIPv6.addSubnet("2000::", 3, "ipv6");
for (const around of aroundIPv4) globalIPv6.addSubnet(`${around}0.0.0.0`, 96, "ipv6");
for (const [network, bits] of specialIPv6) special.addSubnet(network, bits, "ipv6");
for (const [network, bits] of specialIPv4) {
  special.addSubnet(network, bits, "ipv4");
  for (const around of aroundIPv4) special.addSubnet(`${around}${network}`, 96 + bits, "ipv6");
}

/** Whether it is the address of one host on the public internet, neither private nor reserved for anything. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !special.check(address, "ipv4");
  // One with a zone is of this link.
  if (version !== 6 || address.includes("%")) return false;
  return globalIPv6.check(address, "ipv6") && !special.check(address, "ipv6");
}

/** What a name server is given to answer, in milliseconds, and how often each is asked. */
const patienceOfDns = { timeout: 2_000, tries: 2 };

/** The last part of a name on the public internet is no number, and does not stand alone. */
const publicName = /\.(?!localhost\.?$)\p{L}[^.]*\.?$/iu;

/**
 * The addresses of a host, by DNS alone; none for what can't be its name. The system's own look-up would also know this machine's
 * names, which are none of the public internet, but holds one of two threads until it ends: a few names whose server never
 * answers would keep all others from being looked up, those of mail servers and of the database too.
 */
async function resolvePublicly(host: string): Promise<readonly LookupAddress[]> {
  if (isIP(host) !== 0) return [{ address: host, family: isIP(host) }];
  if (!publicName.test(host)) return [];
  const resolver = new Resolver(patienceOfDns);
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (four.status === "rejected" && six.status === "rejected") throw four.reason;
  const found = [four, six].flatMap((each) => (each.status === "fulfilled" ? each.value : []));
  return found.map((address) => ({ address, family: isIP(address) }));
}

export type PublicConnection = {
  readonly host: string;
  readonly port: number;
  /** Milliseconds, name lookup included. */
  readonly patience: number;
  /** Instead of asking DNS, in tests. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  readonly connect?: (options: TcpNetConnectOpts) => Socket;
};

/**
 * Connects to a host that somebody outside has named, if all its addresses are public. It goes to the very addresses that
 * were looked at: a name that is looked up a second time may lead elsewhere by then (DNS rebinding).
 * @throws NotPublic where one of them is not; other errors as of the lookup and the connection
 */
export async function connectPublicly({
  host,
  port,
  patience,
  resolve = resolvePublicly,
  connect: open = connect,
}: PublicConnection): Promise<Socket> {
  const late = AbortSignal.timeout(patience);
  const outOfTime = new Promise<never>((_, reject) => {
    late.addEventListener("abort", () =>
      reject(new Error(`no connection within ${patience / 1000} seconds`)),
    );
  });
  const addresses = [...(await Promise.race([resolve(host), outOfTime]))];
  const [first] = addresses;
  if (!first || !addresses.every(({ address }) => isPublicAddress(address))) throw new NotPublic(host);

  const socket = open({
    host,
    port,
    autoSelectFamily: true,
    lookup: (_host, { all }, found) => {
      if (all) found(null, addresses);
      else found(null, first.address, first.family);
    },
  });
  const connected = new Promise<Socket>((resolveSocket, reject) => {
    socket.once("connect", () => resolveSocket(socket));
    socket.once("error", reject);
  });
  try {
    return await Promise.race([connected, outOfTime]);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
