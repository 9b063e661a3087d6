/**
 * A length, s, that no job exceeds whose expected end, `now + estimate` as a float64, is at or before an instant; at most a few units in the
 * last place too long. For searches that are followed by the exact test, which compares expected ends: `instant − now` may round below an
 * estimate that passes it, the more so the farther both are from the origin.
 */
export function longestUntil(instant: number, now: number): number {
  return instant - now + (Math.abs(instant) + Math.abs(now)) * roundings;
}

/** The sum, the difference and the correction each round by at most 2^-53 of what they add. */
const roundings = 2 ** -51;
