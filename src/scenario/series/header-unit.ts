import { carbonIntensity, electricityPrice, type ScaledKind } from '../../units/index.ts';

/** What a header says of the unit of its column: one that is known, something that looks like a unit and is not known, or nothing. */
export type HeaderUnit = { readonly unit: string } | { readonly unknown: string } | undefined;

/** Ways to write the first part of a unit, by its name; the longer ones first, since the first that fits is taken. */
type Words = readonly (readonly [name: string, pattern: string])[];

const euro = '(?:EUR|€|euros?)';
const moneys: Words = [
  ['ct', `${euro}[ -]?cents?|€-?ct|EUR-?ct|ct€|c€|€c|snt|cts?`],
  ['mEUR', 'm(?:EUR|€)'],
  ['kEUR', '[kT](?:EUR|€)'],
  ['EUR', euro],
];
const masses: Words = [
  ['kg', 'kg|kilogram(?:me)?s?'],
  ['mg', 'mg|milligram(?:me)?s?'],
  ['µg', '[µμu]g|microgram(?:me)?s?'],
  ['g', 'g|gr|gram(?:me)?s?'],
  ['t', 't|tonnes?|metric\\s+tons?'],
  ['lb', 'lbs?|pounds?'],
];
const powers: Words = [
  ['GW', 'GW'],
  ['MW', 'MW'],
  ['kW', 'kW'],
  ['W', 'W'],
];

const carbonDioxide = '(?:[\\s_.-]*(?:of\\s+)?CO[2₂][\\s_.-]*(?:e(?:q(?:uiv(?:alents?)?)?)?|äq(?:uivalente?)?)?\\.?)?';
const energy = '((?:k|M|G|T)?W[ -]?h(?:rs?)?|(?:kilo|mega|giga|tera)watt[ -]?hours?)(?:_?el|e)?';
/** No letter, digit or sign of money stands before a unit: the g of kg is not g. */
const leftBorder = '(?<![\\p{L}\\p{N}µ€$£¥¢])';
const rightBorder = '(?![\\p{L}\\p{N}])(?!\\s*(?:/|per(?!\\p{L})))';
/** Powers of ten before a unit, as in 'in 1000 EUR/MWh', and words for them. */
const multiplied =
  /(?:(?<![\p{L}\p{N}])10+(?:[.,' ]?000)*|[’']000|\^\s*\d+|thousand|million|hundred|ts[dn]\.?|tausend|mi?o\.?)\s*$/iu;
const anyRate = /[\p{L}\p{Sc}µ¢][\p{L}\p{N}\p{Sc}µ¢₂ .-]{0,20}?\s*(?:\/|\bper\b)\s*(?:\d+\s*)?\p{L}+(?:\/\p{L}+)*/u;

const expressions = new Map<ScaledKind, RegExp>();

/** The unit that a header states for a kind of quantity, by the name that the kind has for it. */
export function headerUnit(header: string, kind: ScaledKind): HeaderUnit {
  const found = new Set<string>();
  for (const match of header.matchAll(expressionOf(kind))) {
    const name = nameOf(match, kind);
    const factor = multiplied.exec(header.slice(0, match.index))?.[0];
    if (name === undefined || factor !== undefined) return { unknown: `${factor ?? ''}${match[0]}`.trim() };
    found.add(name);
  }
  const [unit, ...others] = found;
  if (unit !== undefined) return others.length === 0 ? { unit } : { unknown: [...found].join(' and ') };
  const rate = anyRate.exec(header)?.[0];
  return rate === undefined ? undefined : { unknown: rate.trim() };
}

function wordsOf(kind: ScaledKind): Words {
  if (kind === electricityPrice) return moneys;
  return kind === carbonIntensity ? masses : powers;
}

function expressionOf(kind: ScaledKind): RegExp {
  const known = expressions.get(kind);
  if (known !== undefined) return known;
  const words = wordsOf(kind)
    .map(([, pattern]) => pattern)
    .join('|');
  const inverse = `[\\s·⋅*._]*${energy}\\s*(?:\\^?\\(?[-−]1\\)?|⁻¹)`;
  const rate = `(?:[\\s_]*(?:/|per|pro)[\\s_]*|_)${energy}${rightBorder}`;
  const made =
    wordsOf(kind) === powers
      ? new RegExp(`${leftBorder}(${words})(?:_?el)?${rightBorder}`, 'gu')
      : new RegExp(
          `${leftBorder}(${words})${kind === carbonIntensity ? carbonDioxide : ''}(?:${inverse}|${rate})`,
          'giu',
        );
  expressions.set(kind, made);
  return made;
}

/** Undefined where the kind has no such unit, or where small and large letters make another one of it. */
function nameOf([, first, inverse, rate]: RegExpExecArray, kind: ScaledKind): string | undefined {
  const written = first!;
  const [name] = wordsOf(kind).find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(written))!;
  const numerator = writtenOtherwise(written, name);
  if (wordsOf(kind) === powers) return numerator;
  const denominator = energyName(inverse ?? rate!);
  if (numerator === undefined || denominator === undefined) return undefined;
  const unit = `${numerator}/${denominator}`;
  return Object.hasOwn(kind.units, unit) ? unit : undefined;
}

/** 'Mg' is a tonne and 'MEUR' a million; a 'kg' may be written 'KG'. */
function writtenOtherwise(written: string, name: string): string | undefined {
  if (!/^M[Gg€E]/.test(written)) return name;
  return written === 'Mg' ? 't' : undefined;
}

/** 'mWh' would be a thousandth of a Wh. */
function energyName(written: string): string | undefined {
  const prefix = written.startsWith('mW') ? undefined : written.charAt(0).toLowerCase();
  const letter = { k: 'k', m: 'M', g: 'G', t: 'T' }[prefix ?? ''];
  return letter === undefined ? undefined : `${letter}Wh`;
}
