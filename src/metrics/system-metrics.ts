import { registry } from '../catalogue/index.ts';
import { moneyMetrics } from './money-metrics.ts';
import type { SystemMetric } from './run-measures.ts';
import { acceleratorThroughput } from './system/accelerator-throughput.ts';
import { backfilled } from './system/backfilled.ts';
import { boundedSlowdownByArea } from './system/bounded-slowdown-by-area.ts';
import { capacityLost } from './system/capacity-lost.ts';
import { capacityLostFit } from './system/capacity-lost-fit.ts';
import { capacityLostHeld } from './system/capacity-lost-held.ts';
import { capacityLostPolicy } from './system/capacity-lost-policy.ts';
import { electricityCost } from './system/electricity-cost.ts';
import { embodiedEmissions } from './system/embodied-emissions.ts';
import { emissions } from './system/emissions.ts';
import { emissionsPerUsefulHour } from './system/emissions-per-useful-hour.ts';
import { energy } from './system/energy.ts';
import { energyPerUsefulHour } from './system/energy-per-useful-hour.ts';
import { fairnessTenants } from './system/fairness-tenants.ts';
import { fairnessUsers } from './system/fairness-users.ts';
import { heldAccelerators } from './system/held-accelerators.ts';
import { idleEmptyQueue } from './system/idle-empty-queue.ts';
import { idleEnergy } from './system/idle-energy.ts';
import { jobsHeld } from './system/jobs-held.ts';
import { jobsRunning } from './system/jobs-running.ts';
import { jobsWaited } from './system/jobs-waited.ts';
import { jobsWaiting } from './system/jobs-waiting.ts';
import { jobsWaitingMax } from './system/jobs-waiting-max.ts';
import { lostWork } from './system/lost-work.ts';
import { makespan } from './system/makespan.ts';
import { maxWait } from './system/max-wait.ts';
import { meanPower } from './system/mean-power.ts';
import { offeredLoad } from './system/offered-load.ts';
import { overheadWork } from './system/overhead-work.ts';
import { peakPower } from './system/peak-power.ts';
import { queueLength } from './system/queue-length.ts';
import { queueLengthMax } from './system/queue-length-max.ts';
import { queuedAccelerators } from './system/queued-accelerators.ts';
import { rejected } from './system/rejected.ts';
import { throughput } from './system/throughput.ts';
import { timeAboveCap } from './system/time-above-cap.ts';
import { timedOut } from './system/timed-out.ts';
import { usefulWork } from './system/useful-work.ts';
import { utilisation } from './system/utilisation.ts';
import { waitByArea } from './system/wait-by-area.ts';
import { waitInequality } from './system/wait-inequality.ts';

/** Every metric of a whole run, in the order of the outputs. */
export const systemMetrics = registry<SystemMetric>('system metric', [
  utilisation,
  usefulWork,
  lostWork,
  overheadWork,
  offeredLoad,
  capacityLost,
  capacityLostPolicy,
  capacityLostFit,
  capacityLostHeld,
  idleEmptyQueue,
  queueLength,
  queueLengthMax,
  queuedAccelerators,
  jobsHeld,
  heldAccelerators,
  jobsWaiting,
  jobsWaitingMax,
  jobsRunning,
  throughput,
  acceleratorThroughput,
  makespan,
  maxWait,
  jobsWaited,
  waitByArea,
  boundedSlowdownByArea,
  waitInequality,
  fairnessTenants,
  fairnessUsers,
  backfilled,
  timedOut,
  rejected,
  energy,
  idleEnergy,
  energyPerUsefulHour,
  meanPower,
  peakPower,
  timeAboveCap,
  electricityCost,
  emissions,
  embodiedEmissions,
  emissionsPerUsefulHour,
  ...moneyMetrics,
]);
