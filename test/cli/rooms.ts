/** A scenario with a sweep of six points, 36 runs. */
export const rooms = `name: rooms
seed: 3
horizon: 2 d
warmup: 2 h
replications: 3
cluster: { pools: { gpus: { units: 8 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 6 per h }, accelerators: { choice: [1, 2, 6] }, duration: { distribution: exponential, mean: 20 min } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
sweep:
  over:
    cluster.pools.gpus.units: [8, 12, 16]
    workloads.jobs.arrivals.rate: { from: 4 per h, to: 6 per h, steps: 2 }
`;
