const chunk = 8_192; // bytes: a call takes only so many arguments

/** The bytes of a file in base64 (RFC 4648 §4). @throws DOMException where the file can't be read */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCodePoint(...bytes.subarray(at, at + chunk));
  return btoa(text);
}
