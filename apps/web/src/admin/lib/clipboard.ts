/**
 * Puts a text that is still on its way onto the clipboard. Answers false where the browser refuses, as it does on plain
 * http; then the text has to be shown.
 */
export async function copyText(text: Promise<string>): Promise<boolean> {
  // The type says otherwise, but there is no clipboard outside secure contexts.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (!clipboard) return (await text, false);
  try {
    // Safari allows writing only in the very moment of the press, so the item is handed over before the text is known.
    const blob = text.then((known) => new Blob([known], { type: "text/plain" }));
    await clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    const known = await text;
    return clipboard.writeText(known).then(
      () => true,
      () => false,
    );
  }
}
