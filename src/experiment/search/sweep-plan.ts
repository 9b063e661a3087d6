import type { Fault } from '../../scenario/fault.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { DesignName } from '../../scenario/sweep-field.ts';
import type { RequestedAxis } from '../../scenario/sweep-request.ts';
import type { Change, OpenScenario } from '../../scenario/variants.ts';
import { type Point, runsIn } from '../crew/players.ts';
import { runKeys } from '../store/run-keys.ts';
import type { RunKey } from '../store/run-record.ts';
import { pointFaults } from './point-faults.ts';
import type { Axis, Measure } from './search-outcome.ts';

/** What a sweep is to play and to tell. */
export interface SweepRequest {
  readonly open: OpenScenario;
  /** The scenario before anything is varied. */
  readonly scenario: Scenario;
  readonly design: DesignName;
  readonly axes: readonly RequestedAxis[];
  /** A setting for each axis, point by point. */
  readonly points: readonly (readonly Setting[])[];
  readonly measures: readonly Measure[];
}

/** Scenarios that are kept instead of being made again; a large one takes some 60 kB. */
const mostKept = 300;
/** Points with faults after which no more combinations are looked at; every value of every path is, whatever comes of it. */
const mostFaulty = 20;

/** The points of a sweep as scenarios, made when they are needed: there may be very many. */
export class SweepPlan {
  readonly request: SweepRequest;
  /** What is wrong with points, each fault once; empty when all can be played. */
  readonly faults: readonly Fault[];
  /** Runs of all points together. */
  readonly runs: number;
  private readonly kept: Point[] = [];

  /** Makes every point once, to see whether all can be played. */
  constructor(request: SweepRequest) {
    this.request = request;
    const faults: Fault[] = [];
    let faulty = 0;
    let runs = 0;
    const first = firstOfEachValue(request);
    for (let point = 0; point < request.points.length; point++) {
      if (faulty >= mostFaulty && !first.has(point)) continue;
      const { scenario, notes, faults: found } = request.open.variant(this.changes(point));
      if (found !== undefined) {
        faults.push(...found);
        faulty += 1;
        continue;
      }
      runs += runsIn(scenario);
      if (point < mostKept) this.kept[point] = { scenario, notes };
    }
    this.faults = pointFaults(faults);
    this.runs = runs;
  }

  get size(): number {
    return this.request.points.length;
  }

  get axes(): Axis[] {
    const { axes, points } = this.request;
    return axes.map(({ path, role }, index) => ({
      path,
      role,
      values: [...new Set(points.map((point) => point[index]!))],
    }));
  }

  settings(point: number): Record<string, Setting> {
    const { axes, points } = this.request;
    return Object.fromEntries(axes.map(({ path }, index) => [path, points[point]![index]!]));
  }

  point(index: number): Point {
    const kept = this.kept[index];
    if (kept !== undefined) return kept;
    const { scenario, notes } = this.request.open.variant(this.changes(index));
    return { scenario: scenario!, notes: notes! };
  }

  *points(): Generator<Point> {
    for (let index = 0; index < this.size; index++) yield this.point(index);
  }

  /** The runs of all points in order: point by point, replication by replication, policy by policy. */
  *keys(): Generator<RunKey> {
    for (const { scenario } of this.points()) yield* runKeys(scenario);
  }

  private changes(point: number): Change[] {
    const { axes, points } = this.request;
    return axes.map(({ path, placeOf }, index) => {
      const value = points[point]![index]!;
      return { path, value, place: placeOf(value) };
    });
  }
}

/** The points at which a value of a path comes for the first time. */
function firstOfEachValue({ axes, points }: SweepRequest): ReadonlySet<number> {
  const first = new Set<number>();
  for (const at of axes.keys()) {
    const seen = new Set<Setting>();
    for (const [point, settings] of points.entries()) {
      const value = settings[at]!;
      if (seen.has(value)) continue;
      seen.add(value);
      first.add(point);
    }
  }
  return first;
}
