import type { Tooltip } from '../marks/tooltip.ts';
import type { SearchPage } from '../search.ts';
import { candidates } from './candidates.ts';
import { effects } from './effects.ts';
import { limitCurve } from './limit-curve.ts';
import { pareto } from './pareto.ts';
import { sweepMap } from './sweep-map.ts';
import { sweepPanels } from './sweep-panels.ts';
import { tornado } from './tornado.ts';

/** The figures of what was searched for. */
export function searchFigures(page: SearchPage, parent: HTMLElement, tooltip: Tooltip): void {
  const { outcome } = page.data;
  if (outcome.kind === 'sensitivity') {
    tornado(page, parent, tooltip, outcome);
    effects(page, parent, tooltip, outcome);
  } else if (outcome.kind === 'selection') candidates(page, parent, tooltip, outcome);
  else if (outcome.kind === 'pareto') pareto(page, parent, tooltip, outcome);
  else if (outcome.kind !== 'sweep') limitCurve(page, parent, tooltip, outcome);
  else if (outcome.design === 'grid' && outcome.axes.length > 1) sweepMap(page, parent, tooltip, outcome);
  else sweepPanels(page, parent, tooltip, outcome);
}
