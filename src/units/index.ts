export { currencyUnit } from './currency-unit.ts';
export { parseDuration } from './duration.ts';
export { type Parsed, type QuantityFault, sentence, shown } from './fault.ts';
export { formatAcceleratorTime } from './format-accelerator-time.ts';
export { formatChange, formatChangeSize, formatMultiple, isMultiple } from './format-change.ts';
export { counted } from './format-counted.ts';
export { durationScale, formatDuration, formatDurationIn, formatSpan } from './format-duration.ts';
export {
  type Estimated,
  type EstimateParts,
  formatDurationEstimate,
  formatDurationMean,
  formatEstimate,
  formatMean,
  formatPercentEstimate,
  formatPercentMean,
  formatPointsEstimate,
  inParentheses,
  negated,
  type WrittenUnit,
} from './format-estimate.ts';
export { formatCount, formatDecimals, formatNumber } from './format-number.ts';
export { formatPercent, formatShare } from './format-percent.ts';
export { formatRate } from './format-rate.ts';
export { parseFraction } from './fraction.ts';
export { formatInstant, type Instant, parseInstant, secondsOfWeek } from './instant.ts';
export { formatMoney, type Money, moneyScale, parseMoney, spellMoney } from './money.ts';
export { money, price, span } from './money-schema.ts';
export { type PriceUnit, parsePrice, spellPrice } from './price.ts';
export {
  day,
  type Fraction,
  hour,
  minute,
  type PerSecond,
  type Quantity,
  type Seconds,
  week,
} from './quantity.ts';
export { isSane } from './range.ts';
export { parseRate } from './rate.ts';
export {
  carbonIntensity,
  electricityPrice,
  energy,
  formatScaled,
  lifetime,
  mass,
  parseScaled,
  power,
  type ScaledKind,
  spellScaled,
  unitExpected,
} from './scaled.ts';
export {
  type Bounds,
  duration,
  fraction,
  instant,
  nonNegativeInteger,
  number,
  positiveInteger,
  rate,
  ratio,
  scaled,
  unitName,
  wholeNumber,
} from './schema.ts';
export { parseSpan, spellSpan, year } from './span.ts';
