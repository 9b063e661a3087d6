import type { PagePool } from '../../src/output/payload.ts';
import type { Jobs, Schedule } from '../data.ts';
import { type Lanes, packLanes } from './lanes.ts';
import { type Visible, visibleJobs } from './visible.ts';

/** What drawing a schedule needs: an index by time, and the rows of every job. */
export interface Arrangement {
  readonly visible: Visible;
  readonly lanes: Lanes | null;
}

/**
 * Arranges each schedule once, when it is first asked for. The index is there at once; the rows come later, in slices
 * between which the page stays alive, and `ready` is called then.
 */
export function arrangements(
  jobs: Jobs,
  pools: readonly PagePool[],
  ready: () => void,
): (schedule: Schedule) => Arrangement {
  const made = new Map<Schedule, { visible: Visible; lanes: Lanes | null }>();
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  return (schedule) => {
    const known = made.get(schedule);
    if (known !== undefined) return known;
    const arrangement = { visible: visibleJobs(schedule), lanes: null as Lanes | null };
    made.set(schedule, arrangement);
    void packLanes(jobs, schedule, pools, pause).then((lanes) => {
      arrangement.lanes = lanes;
      ready();
    });
    return arrangement;
  };
}
