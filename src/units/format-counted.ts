import { formatCount } from './format-number.ts';

/** How many there are of something, whole: '1 job', '2,000 jobs', '3 policies'. */
export function counted(amount: number, noun: string, plural = `${noun}s`): string {
  const text = formatCount(Math.round(amount));
  return `${text} ${text === '1' ? noun : plural}`;
}
