import {
  energy,
  hour,
  mass,
  type Parsed,
  parseDuration,
  parseFraction,
  parseMoney,
  parsePrice,
  parseRate,
  parseScaled,
  power,
  type ScaledKind,
  shown,
} from '../units/index.ts';
import type { MeasurePath } from './measure-path.ts';

type Unit = Pick<MeasurePath, 'unit' | 'share'>;

/** Units that people write larger ones of: 4 MWh, 21 kW, 2 t. */
const kinds: Readonly<Record<string, ScaledKind>> = { W: power, kWh: energy, 'kg CO2e': mass };

/** A value of a measure as people write it: `4 h`, `70 %`, `12 per h`; a bare number where the measure has no unit of its own. */
export function readValue(text: string, { unit, share }: Unit): Parsed<number> {
  if (unit === 's') return parseDuration(text);
  if (share) return parseFraction(text);
  const trimmed = text.trim();
  const perHour = ofHour(trimmed, unit);
  if (perHour !== undefined) return perHour;
  const kind = kinds[unit];
  if (kind !== undefined && !Number.isFinite(Number(trimmed)))
    return parseScaled(kind, trimmed.replace(/\s*CO2e$/, ''));
  if (unit === 'jobs/h' && /per|\//.test(trimmed) && !trimmed.endsWith(unit)) {
    const rate = parseRate(trimmed.replace(/\bjobs?\b/, ''));
    return rate.ok ? { ok: true, value: rate.value * hour } : rate;
  }
  if (unit.startsWith('money') && /[A-Z]{3}/.test(trimmed)) return amountOf(trimmed, unit);
  if (unit === '1' && trimmed.endsWith('%')) return parseFraction(trimmed);
  const number = unit !== '1' && trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length).trim() : trimmed;
  if (number !== '' && Number.isFinite(Number(number))) return { ok: true, value: Number(number) };
  const expected = unit === '1' ? "a number such as '1.5'" : `a number of ${unit}, such as '12' or '12 ${unit}'`;
  return { ok: false, fault: { code: 'not-a-quantity', expected, received: shown(text) } };
}

/** `3 kg per h`, `300 g/GPU-h` or `2 kWh per accelerator·h` of a measure that is per hour of an accelerator; undefined where it is none, or written otherwise. */
function ofHour(text: string, unit: string): Parsed<number> | undefined {
  const kind = unit.endsWith(perAccelerator) ? kinds[unit.slice(0, -perAccelerator.length)] : undefined;
  const match = /^(.*?)\s*(?:\/|\bper\b)\s*(?:(?:accelerator|GPU)[·-])?(?:h|hour)$/.exec(text);
  if (kind === undefined || match === null) return undefined;
  return parseScaled(kind, match[1]!.replace(/\s*CO2e$/, ''));
}

const perAccelerator = ' per accelerator·h';

/** `80 M EUR`, or `2.50 EUR per h` where the unit is money per hour; `2.50 EUR` will do. */
function amountOf(text: string, unit: string): Parsed<number> {
  const per = unit === 'money/h';
  const money = per ? parsePrice(/per\b|\//.test(text) ? text : `${text} per h`, 'h') : parseMoney(text);
  return money.ok ? { ok: true, value: money.value.amount } : money;
}
