import type { TextbookJob } from './world.ts';

type Score = (n: number, e: number, wait: number, submit: number) => number;
const atLeastOne = (e: number) => Math.max(e, 1);
const since = (s: number) => Math.log10(Math.max(s, 0.1));

/** The score of every order as it was published; the smallest first. */
export const scores: Readonly<Record<string, Score>> = {
  fcfs: (_n, _e, _w, s) => s,
  'shortest-first': (_n, e) => e,
  'longest-first': (_n, e) => -e,
  'smallest-area': (n, e) => n * e,
  'largest-area': (n, e) => -(n * e),
  smallest: (n) => n,
  largest: (n) => -n,
  'expansion-factor': (_n, e, w) => -(w + atLeastOne(e)) / atLeastOne(e),
  wfp3: (n, e, w) => -((w / atLeastOne(e)) ** 3 * n),
  unicef: (n, e, w) => (n === 1 ? -Infinity : -(w / (Math.log2(n) * atLeastOne(e)))),
  f1: (n, e, _w, s) => Math.log10(atLeastOne(e)) * n + 8.7e2 * since(s),
  f2: (n, e, _w, s) => Math.sqrt(atLeastOne(e)) * n + 2.56e4 * since(s),
  f3: (n, e, _w, s) => atLeastOne(e) * n + 6.86e6 * since(s),
  f4: (n, e, _w, s) => atLeastOne(e) * Math.sqrt(n) + 5.3e5 * since(s),
};

/** Jobs in queue order: by score, then earlier submission, then lower number. */
export function sorted(jobs: readonly TextbookJob[], order: string, now: number): TextbookJob[] {
  const score = (job: TextbookJob) => scores[order]!(job.accelerators, job.estimate, now - job.submit, job.submit);
  return [...jobs].sort((a, b) => {
    const [x, y] = [score(a), score(b)];
    return x !== y ? (x < y ? -1 : 1) : a.submit - b.submit || a.id - b.id;
  });
}
