// An SMTP server (RFC 5321) that takes everything and keeps nothing, in a process of its own: it answers as fast as can be, so
// that what is measured is whoever sends. Tells its parent its port, and whoever asks how many messages it has taken.
import { createServer, type Socket } from "node:net";

let taken = 0;

function serve(socket: Socket): void {
  let inMessage = false;
  let rest = "";
  socket.setNoDelay(true);
  socket.on("error", () => {});
  socket.write("220 sink\r\n");
  socket.on("data", (piece) => {
    rest += piece.toString("latin1");
    for (;;) {
      const end = rest.indexOf(inMessage ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const line = rest.slice(0, end);
      rest = rest.slice(end + (inMessage ? 5 : 2));
      if (inMessage) {
        taken += 1;
        inMessage = false;
        socket.write("250 2.0.0 taken\r\n");
      } else {
        inMessage = /^DATA/i.test(line);
        socket.write(answerTo(line));
        if (/^QUIT/i.test(line)) socket.end();
      }
    }
  });
}

function answerTo(command: string): string {
  if (/^DATA/i.test(command)) return "354 go on\r\n";
  if (/^QUIT/i.test(command)) return "221 bye\r\n";
  return "250 ok\r\n";
}

const server = createServer(serve);
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: address && typeof address === "object" ? address.port : 0 });
});
process.on("message", () => process.send?.({ taken }));
process.on("disconnect", () => process.exit());
