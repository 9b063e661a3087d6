/** A scenario to start from. */
export interface Template {
  readonly name: string;
  readonly summary: string;
  /** The file, without the line that tells editors where the schema is. */
  readonly text: string;
}

export const templates: readonly Template[] = [
  {
    name: 'queue',
    summary: 'one class of jobs on a few servers, to compare with queueing theory',
    text: `name: One queue
question: How long do jobs wait when four servers are busy 80 % of the time?

seed: 1                  # any text or number; the same seed gives the same results
horizon: 200000 s        # arrivals stop here
warmup: 10000 s          # measured from here on
replications: 5          # what the intervals come from

cluster:
  pools:
    servers: { units: 4 }

workloads:
  customers:
    arrivals: { process: poisson, rate: 3.2 per s }
    accelerators: 1
    duration: { distribution: exponential, mean: 1 s }

policy: { ordering: fcfs, backfill: none }

notice:
  - Four servers that are busy 80 % of the time still keep jobs waiting; theory (Erlang C) says 0.75 s on average.
try:
  - Raise the rate to 3.8 per s. The load grows by a fifth, and the wait by much more.
`,
  },
  {
    name: 'replay',
    summary: 'your own log on your own machine, under three rules',
    text: `name: Replay of our log
question: Would backfilling have shortened the waiting?

cluster:
  pools:
    machine: { units: 100 }     # or nodes: { nodes: 32, acceleratorsPerNode: 8 }

workloads:
  log:
    kind: trace
    format: swf                 # Standard Workload Format, plain or .gz
    file: our-log.swf.gz        # relative to this file

policies:                       # each is played on the same jobs
  fcfs:         { ordering: fcfs, backfill: none }
  easy:         { ordering: fcfs, backfill: easy }
  conservative: { ordering: fcfs, backfill: conservative }

notice:
  - The notes say what was missing or odd in the log, and what was done about it.
try:
  - "--set policies.easy.ordering=shortest-first"
`,
  },
  {
    name: 'factory',
    summary: 'a shared machine with training, fine-tuning and tests, and rules to compare',
    text: `name: Shared factory
question: Which backfilling keeps small jobs from waiting behind large ones?

seed: factory
horizon: 28 d
warmup: 4 d
replications: 5

cluster:
  pools:
    h100: { nodes: 32, acceleratorsPerNode: 8 }

tenants:
  research: { share: 60 % }
  industry: { share: 40 % }

workloads:
  training:
    tenant: research
    arrivals: { process: poisson, rate: 4 per day }
    accelerators: { choice: [32, 64, 128], weights: [4, 2, 1] }
    duration: { distribution: lognormal, mean: 20 h, cv: 1 }
    limit: { factor: 1.5 }      # people ask for more time than they use
  finetuning:
    tenant: industry
    arrivals: { process: diurnal, mean: 80 per day, peakToMean: 2, peakAt: "14:00" }
    accelerators: { choice: [1, 2, 4, 8], weights: [4, 3, 2, 1] }
    duration: { distribution: lognormal, mean: 5 h, cv: 1.8 }
    limit: { factor: 2 }
  tests:
    tenant: research
    arrivals: { process: poisson, rate: 10 per h }
    accelerators: 1
    duration: { distribution: exponential, mean: 10 min }
    limit: 1 h

policy: { ordering: fcfs }

compare:
  policy.backfill: [none, easy, conservative]

notice:
  - A training of 128 accelerators needs half of the machine at one moment. Watch what happens before it starts.
try:
  - "--set policy.ordering=smallest"
  - "--set workloads.training.arrivals.rate='5 per day'"
`,
  },
  {
    name: 'planning',
    summary: 'a promise to keep, and searches for the best rule, the largest load and the smallest machine',
    text: `name: A promise to keep
question: How much machine keeps the promise that small jobs start within two hours?

seed: planning
horizon: 28 d
warmup: 4 d
replications: 8

cluster:
  pools:
    gpus: { nodes: 24, acceleratorsPerNode: 4 }

workloads:
  small:
    arrivals: { process: diurnal, mean: 60 per day }
    accelerators: { choice: [1, 2, 4], weights: [3, 2, 1] }
    duration: { distribution: lognormal, mean: 3 h, cv: 1.5 }
    limit: { factor: 2 }
  large:
    arrivals: { process: poisson, rate: 6 per day }
    accelerators: { choice: [8, 16, 32], weights: [3, 2, 1] }
    duration: { distribution: lognormal, mean: 12 h, cv: 1 }
    limit: { factor: 1.5 }

policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
  smallest: { ordering: smallest, backfill: easy }

thresholds:                     # run and compare end with status 3 unless they hold
  - small.wait.p95 < 2 h

select:                         # queueworks best: the best rule
  measure: small.wait
  worthwhile: 10 min            # smaller differences are not worth the replications

sensitivity:                    # queueworks sensitivity: what matters
  over:
    load: 70 % … 110 %
    cluster.pools.gpus.nodes: 20 … 32
  measures: [small.wait.p95, utilisation]

capacity:                       # queueworks capacity: the largest load
  over: { load: 50 % … 150 % }
  steps: 20

size:                           # queueworks size: the smallest machine
  over: { cluster.pools.gpus.nodes: 12 … 40 }

plans:                          # queueworks pareto: plans that no other beats
  today: {}
  more nodes: { cluster.pools.gpus.nodes: 30 }
  fewer nodes: { cluster.pools.gpus.nodes: 20 }
pareto: { measures: [small.wait.p95, { measure: utilisation, better: higher }] }

notice:
  - Each search has a block here. Without one, run and compare play the scenario as it is.
try:
  - "--set thresholds.0='small.wait.p95 < 30 min'"
  - "--set load='120 %'"
`,
  },
  {
    name: 'funding',
    summary: 'what a machine costs, who pays for it, and plans to spend the money',
    text: `name: What the money brings
question: Which plan brings start-ups most for the money?

seed: funding
begin: 2027-01-01
horizon: 35 d            # the rest of the plan is taken to be like it
warmup: 7 d
replications: 5
answer: [cost-per-useful-hour, private-per-public]

cluster:
  pools:
    gpus: { nodes: 32, acceleratorsPerNode: 8 }

tenants: { start-ups: {}, industry: {} }

workloads:
  start-ups:
    tenant: start-ups
    arrivals: { process: poisson, rate: 40 per day }
    accelerators: { choice: [4, 8, 16], weights: [3, 2, 1] }
    duration: { distribution: lognormal, median: 2 h, p90: 10 h }
    limit: { factor: 2 }
    users: { count: 40 }
  industry:
    tenant: industry
    arrivals: { process: poisson, rate: 6 per day }
    accelerators: { choice: [32, 64], weights: [2, 1] }
    duration: { distribution: uniform, low: 4 h, high: 16 h }
    limit: 16 h

policy: { ordering: fcfs, backfill: easy }

economics:                      # all amounts are placeholders: put in your own
  currency: EUR
  years: 5
  discount: 4 %
  purchases:
    machine: { pool: gpus, cost: 10 M EUR, life: 5 years, residual: 10 %, share: { union: 50 %, state: 35 % } }
  operation:                    # what no share names is private
    staff: 0.6 M EUR per year
    maintenance: 5 %
    availability: 97 %
    share: { union: 50 %, state: 35 % }
  energy: { price: 120 EUR per MWh, pue: 1.2, busy: 1.2 kW, idle: 200 W }
  rent: { price: 3 EUR per h, extras: 30 % }
  public: [union, state]
  startUps: { tenant: start-ups, grant: 5000 } # accelerator-hours that serve one

plans:                          # queueworks pareto: plans that no other beats
  as planned: {}
  larger: { cluster.pools.gpus.nodes: 40, economics.purchases.machine.cost: 12.4 M EUR }
  smaller, more people: { cluster.pools.gpus.nodes: 28, economics.operation.staff: 1 M EUR per year }
pareto: { measures: [cost-per-useful-hour, start-ups-served, tenant/start-ups.wait.p95] }

notice:
  - A useful hour is dearer than an installed one, as no machine is useful all the time. Who pays is told from the shares.
try:
  - "--set economics.purchases.machine.life='4 years'"
  - "--set load='60 %'"
`,
  },
];

/**
 * The text of a template, with the line that tells editors where the JSON Schema is when `schema` names it.
 * @throws Error when there is no template of that name
 */
export function template(name: string, schema?: string): string {
  const found = templates.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no template is named '${name}'`);
  return (schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`) + found.text;
}
