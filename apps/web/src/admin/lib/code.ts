/** The digits of a code, however it was typed or pasted; `null` if they are not six. */
export function sixDigits(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}
