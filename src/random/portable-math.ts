/**
 * Logarithms, exponentials and daily cycles that are the same to the last bit everywhere.
 *
 * ECMAScript leaves `Math.log`, `Math.exp`, `Math.pow`, `Math.cos` and their like to the engine, and engines differ:
 * two versions of V8 disagree in the last digit of many results, and one digit is enough to swap two events and change a whole
 * schedule. Addition, multiplication, division and square roots are exact by IEEE 754, so everything here is made of
 * these. Results are within about one unit in the last place of the true value. Whatever shapes a job or an order of
 * jobs takes its functions from here.
 */

const value = new Float64Array(1);
const words = new Int32Array(value.buffer);
/** Where the sign and the exponent are: in the second word, save on big-endian machines. */
const high = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** ln 2 in two parts; the first has so few digits that a whole multiple of it is exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** 1/3, 1/5, … 1/23: the series of artanh after its first term. */
const inverseOdd = Float64Array.from({ length: 11 }, (_, n) => 1 / (2 * n + 3));
/** 1/n! at n, from 0 to 17. */
const inverseFactorial = new Float64Array(18).fill(1);
for (let n = 2, product = 1; n <= 17; n++) inverseFactorial[n] = 1 / (product *= n);

/** Natural logarithm. −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  // Below the normal numbers the exponent field tells nothing.
  const scale = x < 2.2250738585072014e-308 ? 54 : 0;
  value[0] = scale === 0 ? x : x * 18_014_398_509_481_984;
  let exponent = ((words[high]! >>> 20) & 0x7ff) - 1023 - scale;
  words[high] = (words[high]! & 0xfffff) | 0x3ff00000;
  let mantissa = value[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent++;
  }
  // ln m = 2 artanh s with s = f/(2 + f), f = m − 1; f itself is exact, the rest is a small correction to it.
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  let series = inverseOdd[10]!;
  for (let n = 9; n >= 0; n--) series = series * z + inverseOdd[n]!;
  const correction = s * (f - 2 * z * series);
  return exponent * ln2High + (f - (correction - exponent * ln2Low));
}

/** ln(1 + x), with all its digits near 0 (Kahan's correction). */
export function log1p(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : sum === Number.POSITIVE_INFINITY ? sum : (log(sum) * x) / (sum - 1);
}

/** Base-2 logarithm; exact at powers of two. */
export function log2(x: number): number {
  const exponent = Math.floor(log(x) / Math.LN2 + 0.5);
  return Number.isFinite(exponent) ? exponent + log(scaled(x, -exponent)) / Math.LN2 : log(x);
}

/** Base-10 logarithm. */
export function log10(x: number): number {
  return log(x) / Math.LN10;
}

/** e^x */
export function exp(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  if (Number.isNaN(x)) return x;
  const exponent = Math.floor(x / Math.LN2 + 0.5);
  const r = x - exponent * ln2High - exponent * ln2Low;
  let series = inverseFactorial[14]!;
  for (let n = 13; n >= 2; n--) series = series * r + inverseFactorial[n]!;
  return scaled(1 + (r + r * r * series), exponent);
}

/** e^x − 1, with all its digits near 0 (Kahan's correction). */
export function expm1(x: number): number {
  const power = exp(x);
  if (power === 1) return x;
  const less = power - 1;
  return less === -1 || power === Number.POSITIVE_INFINITY ? less : (less * x) / log(power);
}

/** base^exponent for a base of at least 0. */
export function pow(base: number, exponent: number): number {
  return exponent === 0 ? 1 : exp(exponent * log(base));
}

/** The cosine of so many full turns: 1 at 0, −1 at ½. For cycles, with the turn as their period. */
export function cosineOfTurns(turns: number): number {
  const part = turns - Math.floor(turns);
  // By symmetry to a quarter turn, and from there to an eighth, where the series are short.
  const half = part > 0.5 ? 1 - part : part;
  const quarter = half > 0.25 ? 0.5 - half : half;
  const size = quarter <= 0.125 ? cosineNearZero(quarter * 2 * Math.PI) : sineNearZero((0.25 - quarter) * 2 * Math.PI);
  return half > 0.25 ? -size : size;
}

/** The sine of so many full turns: 1 at ¼, −1 at ¾. */
export function sineOfTurns(turns: number): number {
  return cosineOfTurns(turns - 0.25);
}

function cosineNearZero(x: number): number {
  const square = -x * x;
  let series = inverseFactorial[16]!;
  for (let n = 14; n >= 2; n -= 2) series = series * square + inverseFactorial[n]!;
  return 1 + square * series;
}

function sineNearZero(x: number): number {
  const square = -x * x;
  let series = inverseFactorial[17]!;
  for (let n = 15; n >= 3; n -= 2) series = series * square + inverseFactorial[n]!;
  return x + x * square * series;
}

/** x·2^exponent, in steps that neither overflow nor round twice before the result does. */
function scaled(x: number, exponent: number): number {
  let result = x;
  let left = exponent;
  while (left > 1023) {
    result *= 8.98846567431158e307;
    left -= 1023;
  }
  while (left < -1022) {
    result *= 2.2250738585072014e-308;
    left += 1022;
  }
  words[1 - high] = 0;
  words[high] = (left + 1023) << 20;
  return result * value[0]!;
}
