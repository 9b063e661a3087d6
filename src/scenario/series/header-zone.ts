/** Zones that headers name: '(UTC)', 'UTC+1', 'MTU (CET/CEST)', 'datetime_utc'; by the name `zoneOf` knows. */
export function headerZone(header: string): string | undefined {
  const offset = /(?<!\p{L})(?:UTC|GMT)\s*([+−-]\s*\d{1,2}(?::?\d{2})?)(?!\d)/iu.exec(header)?.[1];
  if (offset !== undefined) return `UTC${offset.replace(/\s/g, '').replace('−', '-')}`;
  return names.find(([pattern]) => pattern.test(header))?.[1];
}

const names: readonly (readonly [pattern: RegExp, zone: string])[] = [
  [/(?<!\p{L})(?:UTC|GMT)(?!\p{L})/iu, 'UTC'],
  [/(?<!\p{L})(?:CES?T|MES?Z)(?!\p{L})/u, 'Europe/Brussels'],
  [/(?<!\p{L})EES?T(?!\p{L})/u, 'Europe/Helsinki'],
  [/(?<!\p{L})WES?T(?!\p{L})/u, 'Europe/Lisbon'],
  [/(?<!\p{L})EPT(?!\p{L})/iu, 'America/New_York'],
];
