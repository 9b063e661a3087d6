import { formatNumber } from '../units/index.ts';

/** Less than this is written without a word, bytes. */
const worthTelling = 1e9;

/** What a study is about to write, before it does, where that is much; undefined where it is not. */
export function volumeText(
  { jobs, segments }: { readonly jobs: number; readonly segments: number },
  runs: number,
): string | undefined {
  const all = (jobs + segments) * runs;
  if (all < worthTelling) return undefined;
  const files = [
    jobs > 0 ? `jobs.csv ${gigabytes(jobs * runs)}` : '',
    segments > 0 ? `segments.csv ${gigabytes(segments * runs)}` : '',
  ];
  const over = runs === 1 ? '' : ` over ${runs} runs`;
  return `about ${gigabytes(all)} will be written${over}: ${files.filter((file) => file !== '').join(', ')}; 'outputs: { jobs: false, segments: false }' in the scenario leaves them out\n`;
}

function gigabytes(bytes: number): string {
  return `${formatNumber(bytes / 1e9, 2)} GB`;
}
