/** Small scenarios that write, together, every key of the schema that takes a number; each plays in a moment. */
const start = `seed: a seed
horizon: 6 h
warmup: 30 min
cooldown: 10 min
replications: 1
confidence: 95 %
outputs: { report: false, timelineSteps: 20 }
`;
const machine = 'cluster: { pools: { m: { units: 16 } } }\n';
const jobs = '{ arrivals: { process: poisson, rate: 4 per h }, accelerators: 2, duration: 20 min }';
const workloads = (...each: readonly string[]) =>
  `workloads:\n${each.map((workload, at) => `  w${at}: ${workload}`).join('\n')}\n`;
const arrivals = (process: string) => `{ arrivals: { ${process} }, accelerators: 1, duration: 10 min }`;
const duration = (distribution: string) =>
  `{ arrivals: { process: poisson, rate: 3 per h }, accelerators: 1, duration: { ${distribution} } }`;
const limit = (model: string) =>
  `{ arrivals: { process: poisson, rate: 3 per h }, duration: 10 min, limit: { ${model} } }`;
const economics = (more: string) =>
  `begin: "2027-01-01"\neconomics:\n  currency: EUR\n  years: 5\n  discount: 4 %\n  operation: { staff: 5 M EUR per year, maintenance: 4 %, other: 1 M EUR per year, availability: 97 %, share: { union: 50 %, host: 50 % } }\n  public: [union, host]\n${more}`;

export const numericScenarios: readonly string[] = [
  `${start}shake: 5 min\nload: 90 %\ncluster: { pue: 1.1, pools: { m: { nodes: 4, acceleratorsPerNode: 4, power: { busy: 700 W, idle: 100 W, node: { busy: 1 kW, idle: 200 W } } } } }
electricity: { price: 0.10 EUR per kWh }
carbon: { intensity: 300 g per kWh, embodied: { accelerator: 150 kg, node: 500 kg, life: 5 years } }
tenants: { a: { share: 60 % } }
${workloads(jobs.replace('{ ', '{ tenant: a, users: { count: 5, zipf: 1.1 }, '))}thresholds: ["wait < 4 h", "utilisation > 10 %"]\n`,
  `${start}${machine}${workloads(jobs, duration('distribution: exponential, mean: 1 h'))}policies:
  capped: { backfill: { kind: depth-k, k: 3 }, pass: { every: 1 min, main: 10 s }, walltime: { grace: 1 min } }
  learned: { ordering: { kind: f1, origin: 1 h } }
  deep: { backfill: { kind: easy, depth: 20 }, pass: per-event }
`,
  `${start}load: { w0: 90 % }\n${machine}${workloads(
    arrivals('process: renewal, interarrival: { distribution: lognormal, mean: 20 min, cv: 1.5 }'),
    arrivals('process: diurnal, mean: 4 per h, peakToMean: 2, weekend: 50 %'),
    arrivals(
      'process: weekly, mean: 4 per h, weights: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]',
    ),
    arrivals('process: bursty, busy: 20 per h, quiet: 1 per h, busyFor: 1 h, quietFor: 2 h'),
    arrivals('process: campaigns, rate: 1 per h, size: 4, gap: 10 s, variation: 10 %'),
    arrivals('process: growing, rate: 4 per h, growth: 40 %, limit: 20 per h'),
    arrivals('process: at, times: [10 min, 1 h]'),
  )}`,
  `${start}cluster: { pools: { m: { units: 6, from: 10 min, until: 5 h, changes: [{ at: 1 h, units: 4 }] }, n: { units: 2 } } }\n${workloads(
    duration('choice: [10 min, 20 min], weights: [1, 3]'),
    duration('distribution: uniform, low: 10 min, high: 20 min'),
    duration('distribution: erlang, mean: 10 min, phases: 3'),
    duration('distribution: gamma, mean: 10 min, shape: 2'),
    duration('distribution: gamma, mean: 10 min, cv: 2'),
    duration('distribution: weibull, shape: 0.7, scale: 10 min'),
    duration('distribution: lognormal, median: 10 min, p90: 40 min'),
    duration('distribution: pareto, shape: 1.2, low: 1 min, high: 2 h'),
    duration('distribution: hyper-exponential, mean: 10 min, cv: 2'),
    duration('distribution: constant, value: 10 min'),
    duration('distribution: empirical, values: [5 min, 10 min]'),
    duration('distribution: empirical, quantiles: { 0 %: 1 min, 100 %: 20 min }'),
    duration(
      'distribution: mixture, components: [{ weight: 1, of: 10 min }, { weight: 2, of: { distribution: exponential, mean: 5 min } }]',
    ),
  )}`,
  `${start}${machine}${workloads(
    limit('model: fixed, time: 30 min'),
    limit('model: factor, factor: 2, roundUpTo: 15 min'),
    limit(
      'model: rounded, values: [5 min, 20 min, 1 h, 4 h], askMaximum: 25 %, accuracy: { alpha: 0.8, beta: 1.8 }, tooShort: 5 %',
    ),
    limit('model: tsafrir, maximum: 12 h, distinct: 8'),
    '{ kind: lublin, jobs: 40, middle: 6, arrivalFactor: 0.1 }',
    '{ kind: lublin, jobs: 40, machine: 16, targetLoad: 50 % }',
  )}`,
  `${start}cluster: { pools: { m: { units: 8, power: { busy: 1 kW, idle: 100 W } } } }
carbon: { intensity: 300 g per kWh }
${workloads('{ arrivals: { process: poisson, rate: 1 per h }, accelerators: 4, duration: 1 h, shiftable: 12 h, interruptible: 1 min, elastic: { from: 2, to: 8, parallel: 95 % } }')}policies:
  shifted: { start: { kind: carbon-threshold, percentile: 30 %, horizon: 4 h, forecast: { error: 10 % } } }
  capped: { powerCap: 6 kW }
  slots: { start: { kind: carbon-slots, deadline: 3 h } }
  wider: { start: { kind: carbon-elastic, deadline: 12 h } }
  daily: { powerCap: { daily: [{ from: "0:00", cap: 5 kW }, { from: "8:00", cap: 7 kW }] } }
`,
  `${start}${machine}${workloads(jobs)}${economics(
    `  purchases: { m: { pool: m, at: 2027-01, lag: 0.01 months, accelerators: 16, cost: 80 M EUR, network: 10 %, life: 4 years, residual: 10 %, retire: 2030-01, sale: 5 M EUR, share: { union: 50 %, host: 50 % } } }
  facility: { cost: 9 M EUR per MW, life: 15 years, share: { host: 100 % } }
  energy: { price: 120 EUR per MWh, pue: 1.1, busy: 1.4 kW, idle: 250 W }
  grants: { g: { from: union, amount: 2 M EUR, at: 6 months, over: 2 years } }
  income: { price: 2 EUR per h, share: 20 % }
  rent: { price: 3.75 EUR per h, extras: 30 % }
  leverage: { of: union, mobilised: 1 bn EUR, additionality: 60 % }
  startUps: { tenant: a, grant: 25000 }
`,
  )}tenants: { a: {} }\n`.replace('w0: {', 'w0: { tenant: a,'),
  `${start}cluster: { pools: { m: { units: 16 }, n: { nodes: 4, acceleratorsPerNode: 4 } } }\n${workloads(jobs, duration('distribution: exponential, mean: 8 h'))}${economics(
    `  purchases: { n: { pool: n, nodes: 4, cost: 80 M EUR, life: 4 years } }
  rentals: { r: { pool: m, price: 3 EUR per h, accelerators: 16, from: 0.01 months, share: { host: 100 % } } }
  delay: 2 EUR per h
`,
  )}`,
];

/** Scenarios whose numbers say how to search; they are read, not played. */
export const numericSearches: readonly string[] = [
  `${start.replace('replications: 1\n', '')}precision: { to: 20 %, on: wait, atMost: 12 }\n${machine}${workloads(jobs)}`,
  `${start}${machine}${workloads(jobs)}policies: { a: {}, b: { backfill: none } }
thresholds: ["wait < 4 h"]
select: { measure: wait, worthwhile: 30 min, confidence: 95 %, first: 10, most: 50 }
sweep: { over: { load: { from: 50 %, to: 90 %, steps: 4 } }, design: latin-hypercube, points: 6 }
sensitivity: { over: { load: 50 % … 90 % }, trajectories: 4, levels: 4, samples: 8 }
capacity: { over: { load: 50 % … 90 % }, steps: 5 }
size: { over: { cluster.pools.m.units: 8 … 16 }, costs: { cluster.pools.m.units: 2 } }
plans: { less: { cluster.pools.m.units: 8 } }
pareto: { measures: [wait, utilisation] }
`,
  `${machine}workloads: { log: { kind: trace, format: swf, file: log.swf, offset: 1 h, targetLoad: 70 % } }
`,
];
