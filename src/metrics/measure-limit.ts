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

/** `80 M EUR`, or `2.50 EUR per h` where the unit is money per hour; `2.50 EUR` will do. */
function amountOf(text: string, unit: string): Parsed<number> {
  const per = unit === 'money/h';
  const money = per ? parsePrice(/per\b|\//.test(text) ? text : `${text} per h`, 'h') : parseMoney(text);
  return money.ok ? { ok: true, value: money.value.amount } : money;
}
