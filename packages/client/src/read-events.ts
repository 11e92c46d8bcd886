/** An event of a stream; `id` is null where it has none. */
export type ServerEvent = { readonly type: string; readonly data: string; readonly id: string | null };

/**
 * Reads server-sent events (WHATWG HTML §9.2.6), without the parts that only a browser has a use for.
 * @param onWord called whenever anything arrives
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onWord: () => void,
): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let fields: string[] = [];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      onWord();
      const lines = (text + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      text = lines.pop() ?? "";
      for (const line of lines) {
        if (line !== "") {
          fields.push(line);
          continue;
        }
        const event = eventOf(fields);
        fields = [];
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Null: nothing to tell, such as a comment. */
function eventOf(lines: readonly string[]): ServerEvent | null {
  const valuesOf = (field: string) =>
    lines
      .filter((line) => line === field || line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).replace(/^ /, ""));
  const data = valuesOf("data");
  if (data.length === 0) return null;
  return {
    type: valuesOf("event").at(-1) ?? "message",
    data: data.join("\n"),
    id: valuesOf("id").at(-1) || null,
  };
}
