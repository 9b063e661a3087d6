import type { PagePool } from '../../src/output/payload.ts';
import type { Schedule } from '../schedule.ts';
import { type Lanes, packLanes } from './lanes.ts';
import { type Visible, visibleStretches } from './visible.ts';

/** What drawing a schedule needs: an index by time, and the rows of every stretch. */
export interface Arrangement {
  readonly visible: Visible;
  readonly lanes: Lanes | null;
}

/**
 * Arranges each schedule once, when it is first asked for. The index is there at once; the rows come later, in slices
 * between which the page stays alive, and `ready` is called then.
 */
export function arrangements(pools: readonly PagePool[], ready: () => void): (schedule: Schedule) => Arrangement {
  const made = new Map<Schedule, { visible: Visible; lanes: Lanes | null }>();
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  return (schedule) => {
    const known = made.get(schedule);
    if (known !== undefined) return known;
    const arrangement = { visible: visibleStretches(schedule.stretches), lanes: null as Lanes | null };
    made.set(schedule, arrangement);
    void packLanes(schedule.stretches, pools, pause).then((lanes) => {
      arrangement.lanes = lanes;
      ready();
    });
    return arrangement;
  };
}
