/** How many of a number of invitations were accepted: percent, one decimal. Of none: 0. */
export function acceptanceRate(accepted: number, totalSent: number): number {
  return totalSent === 0 ? 0 : Math.round((accepted * 1000) / totalSent) / 10;
}
