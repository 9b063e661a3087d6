import { createDistribution, type DistributionSpec, type Source, stream } from '../../src/random/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';

export interface CustomerClass {
  readonly share: number;
  readonly accelerators: number;
  readonly service: DistributionSpec;
}

/** Customers who come as a Poisson stream, each of one of some classes. A name and a replication always give the same ones. */
export function poissonJobs(
  name: string,
  replication: number,
  count: number,
  rate: number,
  classes: readonly CustomerClass[],
): JobTable {
  const draw = (purpose: string | number): Source => stream('against theory', name, replication, purpose);
  const gap = createDistribution({ distribution: 'exponential', mean: 1 / rate }).sampler(draw('arrivals'));
  const kind = draw('classes');
  const service = classes.map((c, i) => createDistribution(c.service).sampler(draw(i)));
  const submit = new Float64Array(count);
  const runtime = new Float64Array(count);
  const accelerators = new Int32Array(count);
  const classOf = new Uint16Array(count);
  let now = 0;
  for (let job = 0; job < count; job++) {
    submit[job] = now += gap();
    let u = kind();
    let c = 0;
    while (c < classes.length - 1 && u >= classes[c]!.share) u -= classes[c++]!.share;
    classOf[job] = c;
    accelerators[job] = classes[c]!.accelerators;
    runtime[job] = service[c]!();
  }
  const nobody = new Uint32Array(count);
  return {
    count,
    number: Float64Array.from({ length: count }, (_, job) => job + 1),
    submit,
    runtime,
    limit: runtime,
    accelerators,
    workload: new Uint16Array(count),
    class: classOf,
    tenant: nobody,
    user: nobody,
    accepts: new Uint16Array(count),
    names: { workloads: [name], classes: classes.map((_, i) => `class ${i}`), tenants: ['tenant'], users: ['user'] },
    acceptance: [[0]],
  };
}
