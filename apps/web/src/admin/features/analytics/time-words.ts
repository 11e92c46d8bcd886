/** A number of hours with one decimal, as one says it of waiting: "6 minutes", "1.5 hours", "3.2 days". */
export function hoursWords(hours: number): string {
  if (hours === 0) return "minutes"; // less than the tenth of an hour that is told
  if (hours < 1) return `${Math.round(hours * 60)} minutes`;
  if (hours < 48) return hours === 1 ? "1 hour" : `${hours.toLocaleString("en")} hours`;
  return `${(hours / 24).toLocaleString("en", { maximumFractionDigits: 1 })} days`;
}
