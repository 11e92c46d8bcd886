import { base64Of } from "../../lib/base64.ts";

const mostBytes = 128 * 1024;

/** A picture out of a file: as a data URL (RFC 2397), or why it can't be a logo. The server looks closer. */
export async function readLogoFile(
  file: File,
): Promise<{ readonly logo: string } | { readonly problem: string }> {
  if (file.type !== "image/png" && file.type !== "image/jpeg")
    return { problem: "This is neither a PNG nor a JPEG." };
  if (file.size > mostBytes)
    return { problem: `At most 128 kB: this has ${Math.ceil(file.size / 1024).toLocaleString("en")} kB.` };
  try {
    return { logo: `data:${file.type};base64,${await base64Of(file)}` };
  } catch {
    return { problem: "The file could not be read. Choose it once more." };
  }
}
