import type { GrowingQueue } from './result.ts';

/** Names beyond these are counted. */
const mostNames = 3;

/** Queues in words, as the subject of a sentence: "the queue", "the queue for pool 'a10'", "the queues of class 'wide' and for pool 'old'". */
export function growingQueuesText(queues: readonly GrowingQueue[]): {
  readonly text: string;
  readonly several: boolean;
} {
  const parts = queues.map((queue) => [ofGroups(queue), forPools(queue)].filter((part) => part !== '').join(' '));
  if (parts.length === 0 || parts.some((part) => part === '')) return { text: 'the queue', several: false };
  const several = parts.length > 1;
  return { text: `the ${several ? 'queues' : 'queue'} ${several ? listed(parts) : parts[0]!}`, several };
}

function ofGroups({ groups }: GrowingQueue): string {
  if (groups === null) return '';
  const { dimension, names } = groups;
  if (dimension === 'size') return `of jobs of ${counted(names, 'sizes', (name) => name)} accelerators`;
  const plural = dimension === 'class' ? 'classes' : `${dimension}s`;
  return `of ${names.length === 1 ? dimension : plural} ${counted(names, plural, (name) => `'${name}'`)}`;
}

function forPools({ pools }: GrowingQueue): string {
  if (pools === null) return '';
  return `for ${pools.length === 1 ? 'pool' : 'pools'} ${counted(pools, 'pools', (name) => `'${name}'`)}`;
}

function counted(names: readonly string[], what: string, quoted: (name: string) => string): string {
  if (names.length <= mostNames) return listed(names.map(quoted));
  const [more] = [names.length - mostNames + 1];
  return `${names
    .slice(0, mostNames - 1)
    .map(quoted)
    .join(', ')} and ${more} more ${what}`;
}

function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
