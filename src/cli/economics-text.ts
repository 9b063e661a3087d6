import type { EconomicsResult, Interval } from '../economics/index.ts';
import {
  counted,
  formatEstimate,
  formatMean,
  formatMoney,
  formatNumber,
  formatPercent,
  moneyScale,
} from '../units/index.ts';
import { shown, table, wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Policies that get a sentence of their own; the table has them all. */
const mostSentences = 3;

/** What a plan comes to in money, by policy, and what that means against renting, for people. */
export function economicsText(
  { currency, years, rent, policies }: EconomicsResult,
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
): string {
  const largest = Math.max(...policies.map(({ plan }) => Math.abs(plan['total-cost']!.mean ?? 0)));
  const { divisor, symbol } = moneyScale(largest);
  const scale = symbol === '' ? '' : `,${symbol}`;
  // Costs hardly vary from run to run, hours do: an interval stands where it decides something.
  const money = ({ mean }: Interval, unit = 1) => (mean === null ? '–' : formatNumber(mean / unit));
  const compared = rent !== null;
  const text = table(
    [
      { heading: `${counted(years, 'year')}, ${currency}`, align: 'left' },
      { heading: `total${scale}`, align: 'right' },
      { heading: `paid${scale}`, align: 'right' },
      { heading: `net present${scale}`, align: 'right' },
      { heading: `${currency}/inst. h`, align: 'right' },
      { heading: `${currency}/useful h`, align: 'right' },
      { heading: compared ? 'break-even' : `levelised, ${currency}/h`, align: 'right' },
    ],
    policies.map(({ policy, plan }) => [
      shown(policy),
      money(plan['total-cost']!, divisor),
      money(plan.paid!, divisor),
      money(plan['net-present-cost']!, divisor),
      money(plan['cost-per-installed-hour']!),
      formatEstimate(plan['cost-per-useful-hour']!),
      compared ? percent(plan['break-even-utilisation']!) : money(plan['levelised-cost']!),
    ]),
    { width, heading: paint.out.faint },
  );
  const lines = policies
    .slice(0, mostSentences)
    .map((policy) => sentenceOf(policy, policies.length > 1, currency, rent));
  return [text, ...lines.filter((line) => line !== '').map((line) => wrapped(line, width))].join('\n\n');
}

/** Renting in a sentence, and who is served. */
function sentenceOf(
  { policy, plan }: EconomicsResult['policies'][number],
  several: boolean,
  currency: string,
  rent: number | null,
): string {
  const of = (name: string) => plan[name]?.mean ?? null;
  const useful = of('cost-per-useful-hour');
  const under = several ? ` under ${shown(policy)}` : '';
  const parts: string[] = [];
  if (rent !== null && useful !== null) {
    const [low, high] = plan['cost-per-useful-hour']!.interval ?? [useful, useful];
    const open = low <= rent && rent <= high;
    const cheaper = open ? 'as much, within the interval, as' : useful < rent ? 'more than' : 'less than';
    const price = formatMoney(rent, currency);
    parts.push(
      `Renting at ${price} an hour costs ${cheaper} owning${under}, where a useful hour comes to ${mean(plan['cost-per-useful-hour']!, currency)}.`,
    );
  }
  const [served, each] = [of('start-ups-served'), of('cost-per-start-up')];
  if (served !== null && each !== null) {
    const many = formatMean(plan['start-ups-served']!);
    const one = many === '1';
    parts.push(
      `${many} start-up${one ? ' is' : 's are'} served${under}, for ${mean(plan['cost-per-start-up']!, currency)} each.`,
    );
  }
  const [share, leverage, effective] = [of('public-share'), of('leverage'), of('effective-leverage')];
  if (share !== null && share > 0) parts.push(`Public money is ${formatPercent(share)} of what is paid.`);
  if (leverage !== null && effective !== null) {
    parts.push(`Leverage is ${formatNumber(leverage)} in name, ${formatNumber(effective)} with additionality.`);
  }
  return parts.join(' ');
}

/** A sum in the digits that its interval supports. */
function mean(of: Interval, currency: string): string {
  const { divisor, symbol } = moneyScale(of.mean ?? 0);
  return formatMean(of, { size: divisor, symbol: `${symbol} ${currency}`.trim() });
}

function percent({ mean }: Interval): string {
  return mean === null ? '–' : formatPercent(mean);
}
