import { Failure } from "@foyer/contract/failures";

/** How many exports of one person each server runs at once: each keeps a connection to the database busy. */
const most = 3;

const running = new Map<string, number>();

/**
 * Lets somebody begin an export, and answers with what ends it.
 * @throws Failure `rate_limited`
 */
export function takeShare(userId: string): () => void {
  const others = running.get(userId) ?? 0;
  if (others >= most)
    throw new Failure("rate_limited", {
      message: "You have several exports under way. Wait until one of them is done.",
      retryAfterSeconds: 10,
    });
  running.set(userId, others + 1);
  return () => {
    const left = (running.get(userId) ?? 1) - 1;
    if (left > 0) running.set(userId, left);
    else running.delete(userId);
  };
}
