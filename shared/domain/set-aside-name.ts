/**
 * The name under which a file that cannot be used is kept: dated, in UTC to the millisecond, with a
 * number when that is taken, so that no kept copy ever replaces another. No colon: Windows.
 */
export function setAsideName(
  name: string,
  nowMs: number,
  isTaken: (name: string) => boolean,
): string {
  const dated = `${name}.damaged-${new Date(nowMs).toISOString().replaceAll(':', '-')}`
  let candidate = dated
  for (let number = 2; isTaken(candidate); number += 1) candidate = `${dated}-${number}`
  return candidate
}
