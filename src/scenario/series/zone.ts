/** A zone of time: how far local time is ahead of UTC, s, at a moment (s since 1970 UTC). */
export type Zone = (unix: number) => number;

const offsetShape = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i;

/** The zone a text names: 'UTC', '+01:00', 'Europe/Berlin'; undefined when there is none of that name. */
export function zoneOf(text: string): Zone | undefined {
  const trimmed = text.trim();
  if (/^(?:UTC|GMT|Z)$/i.test(trimmed)) return () => 0;
  const match = offsetShape.exec(trimmed);
  if (match !== null) {
    const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
    return () => (match[1] === '-' ? -seconds : seconds);
  }
  try {
    return namedZone(
      new Intl.DateTimeFormat('en-US', { timeZone: trimmed, timeZoneName: 'longOffset', year: 'numeric' }),
    );
  } catch {
    return undefined;
  }
}

/** Offsets change at whole quarters of an hour, so each quarter is asked for once. */
function namedZone(format: Intl.DateTimeFormat): Zone {
  const known = new Map<number, number>();
  return (unix) => {
    const quarter = Math.floor(unix / 900);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const name = format.formatToParts(quarter * 900_000).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name)!;
    const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
    const offset = sign === '-' ? -seconds : seconds;
    known.set(quarter, offset);
    return offset;
  };
}

/**
 * The moments (s since 1970 UTC) at which the clocks of a zone show a local time, the earlier first: one, none where clocks
 * were put forward past it, or two where they were put back over it.
 */
export function momentsOf(local: number, zone: Zone): number[] {
  const offsets = new Set([zone(local - 86_400), zone(local + 86_400)]);
  return [...offsets]
    .filter((offset) => zone(local - offset) === offset)
    .map((offset) => local - offset)
    .sort((a, b) => a - b);
}

/** The first moment at which the clocks of a zone show a local time, or, where they skip it, a later one. */
export function firstMomentOf(local: number, zone: Zone): number {
  return momentsOf(local, zone)[0] ?? local - zone(local - 86_400);
}
