import type { PagePoint } from '../src/output/payload-search.ts';
import type { OutcomeOf, Setting } from './search.ts';

type Axis = OutcomeOf<'sweep'>['axes'][number];

/** A slice of a grid under one policy: rows by the values of y, cells in a row by those of x. */
export interface GridPanel {
  readonly policy: string;
  /** What the axes that are not drawn are set to. */
  readonly rest: Readonly<Record<string, Setting>>;
  readonly rows: readonly (readonly (PagePoint | null)[])[];
}

export interface Grid {
  readonly x: Axis;
  readonly y: Axis;
  readonly panels: readonly GridPanel[];
}

/** A sweep over two axes or more as panels: the two axes with most values are drawn, each setting of the others is a panel. */
export function gridOf({ axes, points }: OutcomeOf<'sweep'>): Grid {
  const [x, y] = [...axes].sort((a, b) => b.values.length - a.values.length) as [Axis, Axis];
  const others = axes.filter((axis) => axis !== x && axis !== y);
  const panels = new Map<string, { policy: string; rest: Record<string, Setting>; rows: (PagePoint | null)[][] }>();
  for (const point of points) {
    const rest = Object.fromEntries(others.map(({ path }) => [path, point.settings[path]!]));
    const key = JSON.stringify([point.policy, rest]);
    let panel = panels.get(key);
    if (panel === undefined) {
      panel = { policy: point.policy, rest, rows: y.values.map(() => x.values.map(() => null)) };
      panels.set(key, panel);
    }
    const row = y.values.indexOf(point.settings[y.path]!);
    const column = x.values.indexOf(point.settings[x.path]!);
    if (row >= 0 && column >= 0) panel.rows[row]![column] = point;
  }
  return { x, y, panels: [...panels.values()] };
}
