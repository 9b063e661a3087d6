import * as z from 'zod';
import {
  elasticPlan,
  type Forecast,
  isKnown,
  isLate,
  lowestSlots,
  type Outlook,
  type WorkLeft,
} from '../../energy/index.ts';
import type { ElasticColumns } from '../../workload/job-table.ts';
import { relativeSpeed } from '../../workload/speedup.ts';
import type { GateContext, StartGate, StartKind } from '../start-gate.ts';
import { DataLimits } from './data-limits.ts';
import { deadlineField, mostDelay, releaseForWindow } from './delay.ts';
import { type ForecastOption, forecastField, forecastOf } from './forecast-option.ts';

interface PiecesOptions {
  readonly deadline?: number | undefined;
  readonly forecast?: ForecastOption | undefined;
}

const options = z.strictObject({ deadline: deadlineField, forecast: forecastField });

function piecesKind(
  signal: 'price' | 'intensity',
  words: Pick<StartKind, 'name' | 'summary' | 'source' | 'formula'>,
  elastic: boolean,
): StartKind<PiecesOptions> {
  return {
    ...words,
    signal,
    reason: signal === 'price' ? 'Price' : 'Carbon',
    interrupts: true,
    resizes: elastic,
    options,
    create: ({ deadline = Infinity, forecast }, context) =>
      piecesGate(context, forecastOf(forecast, context), deadline, elastic ? context.elastic : undefined),
  };
}

/** Jobs that may be shifted but run in one piece are held for the lowest window. */
function piecesGate(
  context: GateContext,
  believed: Forecast,
  deadline: number,
  elastic: ElasticColumns | undefined,
): StartGate {
  const { jobs, interruption } = context;
  const delayOf = mostDelay(context, deadline);
  const limits = new DataLimits();
  return {
    release: releaseForWindow(context, believed, delayOf, limits),
    limits: () => limits.counts(),
    nextPiece(job, now, { left, begun, running }) {
      const by = jobs.submit[job]! + jobs.estimate[job]! + delayOf(job);
      const accelerators = jobs.accelerators[job]!;
      const work = { length: left, interruption: interruption![job]!, begun, running, accelerators };
      const outlook = believed.from(now);
      const next = planOf(job, work, elastic, outlook, now, by)[0]!;
      if (!isLate(work, now, by)) limits.planned(job, isKnown(outlook, now, by), next.until < Infinity);
      return next;
    },
  };
}

function planOf(
  job: number,
  work: WorkLeft,
  elastic: ElasticColumns | undefined,
  outlook: Outlook,
  now: number,
  by: number,
) {
  const least = elastic?.least[job] ?? work.accelerators;
  const most = elastic?.most[job] ?? work.accelerators;
  if (elastic === undefined || least === most) return lowestSlots(outlook, work, now, by);
  const parallel = elastic.parallel[job]!;
  const speed = (accelerators: number) => relativeSpeed(parallel, work.accelerators, accelerators);
  return elasticPlan(outlook, { ...work, least, most, speed }, now, by);
}

const slots = {
  source: 'Wiesner et al., Middleware 2021 (interruptible jobs)',
  formula:
    'runs in the set of times T in [s, s + e + shiftable] of length e, plus what interruptions cost, with the lowest ∫ over T of the forecast, where there are data',
};

const widths = {
  source: 'Hanafy et al., CarbonScaler, POMACS 7(3), 2023',
  formula:
    'n(t) over [s, s + e + shiftable], where there are data, with the lowest ∫ n(t) · forecast(t) dt that does the work: steps and accelerators by progress ÷ forecast, the best first',
};

/** Jobs that allow it run in the cleanest hours, with pauses between. */
export const carbonSlots = piecesKind(
  'intensity',
  {
    name: 'carbon-slots',
    summary: 'Runs a job that may be shifted and interrupted in the hours in which electricity emits least.',
    ...slots,
  },
  false,
);

/** Jobs that allow it run in the cheapest hours, with pauses between. */
export const priceSlots = piecesKind(
  'price',
  {
    name: 'price-slots',
    summary: 'Runs a job that may be shifted and interrupted in the hours in which electricity costs least.',
    ...slots,
  },
  false,
);

/** Jobs that allow it run on many accelerators while electricity is clean, and on few or none while it is not. */
export const carbonElastic = piecesKind(
  'intensity',
  {
    name: 'carbon-elastic',
    summary:
      'Runs an elastic job on more accelerators while electricity emits little, on fewer or none while it emits much.',
    ...widths,
  },
  true,
);

/** Jobs that allow it run on many accelerators while electricity is cheap, and on few or none while it is dear. */
export const priceElastic = piecesKind(
  'price',
  {
    name: 'price-elastic',
    summary: 'Runs an elastic job on more accelerators while electricity is cheap, on fewer or none while it is dear.',
    ...widths,
  },
  true,
);
