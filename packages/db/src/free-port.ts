import { createServer } from "node:net";

/** Whether a server could listen on a port of an address of this machine just now. */
export function isFreePort(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
