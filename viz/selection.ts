import type { Detail } from './detail.ts';
import type { Filter } from './filter.ts';
import type { Page } from './page.ts';
import { showing, zoomed } from './window.ts';

/** Moves the selection to the next (1) or previous (−1) job by start that matches the filter, and brings it into view. */
export function selectNeighbour(page: Page, detail: Detail, filter: Filter | null, direction: 1 | -1): void {
  const { store, extent } = page;
  const state = store.get();
  const schedule = detail.schedules.get(state.policy);
  if (schedule === undefined) return;
  const { order, start, end } = schedule;
  const selected = state.job >= 0 ? order.indexOf(state.job) : -1;
  let at = selected >= 0 ? selected + direction : order.findIndex((job) => start[job]! >= state.from);
  while (at >= 0 && at < order.length && filter !== null && !filter.matches(order[at]!)) at += direction;
  const job = order[at];
  if (job === undefined) {
    page.announce(direction > 0 ? 'No later job.' : 'No earlier job.');
    return;
  }
  store.set({ job, ...showing(state, extent, start[job]!, end[job]!) });
}

/** Zooms the window to the selected job: it fills a third of the view. */
export function focusSelected(page: Page, detail: Detail): void {
  const { store, extent } = page;
  const { job, policy } = store.get();
  const schedule = detail.schedules.get(policy);
  if (schedule === undefined || job < 0 || Number.isNaN(schedule.start[job]!)) return;
  const [start, end] = [schedule.start[job]!, schedule.end[job]!];
  const length = Math.max(end - start, (extent[1] - extent[0]) * 1e-6);
  store.set(zoomed({ from: start - length, to: end + length }, extent, 1));
}
