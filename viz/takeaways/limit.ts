import { formatNumber } from '../../src/units/format-number.ts';
import { count, listed } from '../format.ts';
import type { OutcomeOf } from '../search.ts';

type Limit = OutcomeOf<'capacity' | 'size'>;

/** About a search for the largest load or the smallest machine: what was found under each policy, and how sure its neighbours are. */
export function limitSentence(
  { kind, found, trials, path, unit }: Limit,
  policyText: (name: string) => string,
): string {
  const names = Object.keys(found);
  const extreme = kind === 'size' ? 'Smallest' : 'Largest';
  const several = names.length > 1;
  const known = names.filter((name) => found[name] !== null);
  const none = names.filter((name) => found[name] === null);
  const values = known.map(
    (name) =>
      `${formatNumber(found[name]!, 4)}${unit === '' ? '' : ` ${unit}`}${several ? ` under ${policyText(name)}` : ''}`,
  );
  const parts = [
    known.length === 0 ? '' : `${extreme} ${path} at which all thresholds hold: ${values.join('; ')}.`,
    none.length === 0
      ? ''
      : `No value that was tried keeps all thresholds${several ? ` under ${listed(none.map(policyText))}` : ''}.`,
  ];
  const undecided = trials.filter(
    ({ holds, verdicts }) => !holds && verdicts.every(({ verdict }) => verdict !== 'fails'),
  );
  if (undecided.length > 0)
    parts.push(
      `${count(undecided.length, 'trial')} of ${trials.length} could not be decided and count${undecided.length === 1 ? 's' : ''} as not holding.`,
    );
  return parts.filter((part) => part !== '').join(' ');
}
