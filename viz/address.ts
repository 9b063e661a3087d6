import type { PageData } from '../src/output/payload.ts';
import { estimateOf, groupOf } from './page.ts';
import { createStore, fromHash, type State, type Store, toHash } from './state.ts';
import { themes } from './theme.ts';

/** Milliseconds of rest before the address follows; browsers refuse a page that rewrites it at every frame of a drag. */
const rest = 250;

/** A store that starts from the part of the address after `#`, follows it, and is followed by it. */
export function addressedStore(data: PageData, [from, to]: readonly [from: number, to: number]): Store {
  const defaults: State = {
    theme: 'system',
    policy: firstShown(data),
    class: '',
    metric: 'wait',
    by: '',
    colour: '',
    filter: '',
    from,
    to,
    top: 0,
    bottom: 1,
    job: -1,
    keys: 'on',
  };
  const allowed = { theme: themes, policy: data.policies.map(({ name }) => name), keys: ['on', 'off'] };
  const read = () => fromHash(location.hash, defaults, allowed);
  const store = createStore(read());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    const hash = toHash(store.get(), defaults);
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  };
  store.on(Object.keys(defaults) as (keyof State)[], () => {
    clearTimeout(timer);
    timer = setTimeout(write, rest);
  });
  addEventListener('hashchange', () => store.set(read()));
  return store;
}

/** The policy shown at first: of those whose jobs are in the page, the one with the shortest mean wait, else the first. */
function firstShown({ policies, jobs }: PageData): string {
  const held = policies.filter(({ name }) => jobs === null || jobs.schedules.some(({ policy }) => policy === name));
  const wait = (policy: PageData['policies'][number]) =>
    estimateOf(groupOf(policy, 'all'), 'wait', 'mean')[0] ?? Number.POSITIVE_INFINITY;
  return [...held].sort((a, b) => wait(a) - wait(b) || 0)[0]?.name ?? '';
}
