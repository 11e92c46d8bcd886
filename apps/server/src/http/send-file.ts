import { Failure } from "@foyer/contract/failures";
import type { FileInParts } from "@foyer/domain/context";
import type { FastifyReply, FastifyRequest } from "fastify";

/** How long a file may be on its way: whoever lets it lie must not go on reading what they may no longer see. */
const mostMinutes = 30;

/**
 * Answers with a file while it is being made, no faster than the client reads it and no longer than it stays. What fails on
 * the way is told to `onFailure`, and cuts the connection: the beginning of a file must not pass for all of it.
 */
export function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    file: { filename, type, content },
    onFailure,
  }: { readonly file: FileInParts; readonly onFailure: (error: unknown) => void },
): FastifyReply {
  const late = new Failure("unavailable", { message: `A file was not read within ${mostMinutes} minutes.` });
  const timer = setTimeout(() => content.destroy(late), mostMinutes * 60_000).unref();
  content
    .once("close", () => clearTimeout(timer))
    .once("error", (error) => {
      onFailure(error);
      // An ordinary end of the connection is how HTTP/1.0, which proxies speak, says that this was all.
      request.raw.socket.resetAndDestroy();
    });
  if (request.method === "HEAD") content.destroy();
  return reply.type(type).header("content-disposition", `attachment; filename="${filename}"`).send(content);
}
