/** A time zone whose clocks show this hour now, whatever the hour is here: tests run by day and by night. */
export function zoneWhereItIs(hour: number): string {
  const ahead = (hour - new Date().getUTCHours() + 24) % 24;
  // The names count the other way round: Etc/GMT-3 is three hours ahead.
  return ahead <= 12 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}`;
}
