/** What the reader has chosen. All of it lives in the address after `#`, so a view is a link. */
export interface State {
  readonly theme: 'system' | 'light' | 'dark';
  /** The policy the Gantt chart and the allocation show. */
  readonly policy: string;
  /** Class of the distribution of waits; empty for all jobs. */
  readonly class: string;
  /** Metric of the distribution. */
  readonly metric: string;
  /** Dimension of the table of groups. */
  readonly by: string;
  /** What the Gantt chart is coloured by. */
  readonly colour: string;
  /** Words that jobs must match. */
  readonly filter: string;
  /** Window of all time views, s. */
  readonly from: number;
  readonly to: number;
  /** Rows of the Gantt chart in view, as shares of its height. */
  readonly top: number;
  readonly bottom: number;
  /** The selected job's row; −1 for none. */
  readonly job: number;
  /** Whether single letters work as keys. */
  readonly keys: 'on' | 'off';
}

export interface Store {
  get(): State;
  /** Changes what is given; listeners hear of it once per frame at most. */
  set(change: Partial<State>): void;
  /** Calls the listener after changes of any of these. */
  on(names: readonly (keyof State)[], listener: (state: State) => void): void;
}

/** Listeners run in the next frame, each once, however often the state changed until then. */
export function createStore(initial: State, schedule: (run: () => void) => void = requestAnimationFrame): Store {
  let state = initial;
  const listeners: { names: readonly (keyof State)[]; listener: (state: State) => void }[] = [];
  const changed = new Set<keyof State>();
  const flush = () => {
    const names = new Set(changed);
    changed.clear();
    for (const { names: wanted, listener } of listeners) if (wanted.some((name) => names.has(name))) listener(state);
  };
  return {
    get: () => state,
    set(change) {
      const names = (Object.keys(change) as (keyof State)[]).filter((name) => change[name] !== state[name]);
      if (names.length === 0) return;
      state = { ...state, ...change };
      if (changed.size === 0) schedule(flush);
      for (const name of names) changed.add(name);
    },
    on(names, listener) {
      listeners.push({ names, listener });
    },
  };
}

/** The part after `#` that restores a state: only what differs from the defaults. */
export function toHash(state: State, defaults: State): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(defaults) as (keyof State)[]) {
    const value = state[name];
    if (value !== defaults[name])
      parameters.set(name, typeof value === 'number' ? String(Number(value.toPrecision(9))) : value);
  }
  return parameters.toString();
}

/** The state a hash asks for; what it does not name, or names wrongly, stays as in the defaults. */
export function fromHash(
  hash: string,
  defaults: State,
  allowed: Partial<Record<keyof State, readonly string[]>>,
): State {
  const state: Record<string, string | number> = { ...defaults };
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (!Object.hasOwn(defaults, name)) continue;
    const key = name as keyof State;
    if (typeof defaults[key] === 'number') {
      if (text !== '' && Number.isFinite(Number(text))) state[key] = Number(text);
    } else if (allowed[key] === undefined || allowed[key].includes(text)) state[key] = text;
  }
  const restored = state as unknown as State;
  return restored.from < restored.to && restored.top < restored.bottom
    ? restored
    : { ...restored, from: defaults.from, to: defaults.to, top: defaults.top, bottom: defaults.bottom };
}
