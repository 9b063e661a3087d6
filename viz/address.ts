import { createStore, fromHash, type State, type Store, toHash } from './state.ts';
import { themes } from './theme.ts';

/** Milliseconds of rest before the address follows; browsers refuse a page that rewrites it at every frame of a drag. */
const rest = 250;

/** What a page shows at first. */
export interface FirstShown {
  readonly policy: string;
  readonly metric: string;
  /** Second measure, or dimension of groups. */
  readonly by?: string;
  readonly extent: readonly [from: number, to: number];
}

/**
 * A store that starts from the part of the address after `#`, follows it, and is followed by it; of what it may hold
 * only `allowed` names are taken.
 */
export function addressedStore(
  { policy, metric, by = '', extent: [from, to] }: FirstShown,
  allowedNames: Partial<Record<keyof State, readonly string[]>>,
): Store {
  const defaults: State = {
    theme: 'system',
    policy,
    class: '',
    metric,
    by,
    colour: '',
    filter: '',
    from,
    to,
    top: 0,
    bottom: 1,
    job: -1,
    keys: 'on',
  };
  const allowed = { ...allowedNames, theme: themes, keys: ['on', 'off'] };
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
