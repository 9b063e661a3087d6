import { registry } from '../catalogue/index.ts';
import { area } from './job/area.ts';
import { boundedSlowdown } from './job/bounded-slowdown.ts';
import { limitAccuracy } from './job/limit-accuracy.ts';
import { perProcessorBoundedSlowdown } from './job/per-processor-bounded-slowdown.ts';
import { response } from './job/response.ts';
import { runTime } from './job/run-time.ts';
import { slowdown } from './job/slowdown.ts';
import { wait } from './job/wait.ts';
import type { JobMetric } from './metric.ts';

/** Every metric of a job, in the order of the outputs. */
export const jobMetrics = registry<JobMetric>('job metric', [
  wait,
  response,
  slowdown,
  boundedSlowdown,
  perProcessorBoundedSlowdown,
  runTime,
  area,
  limitAccuracy,
]);
