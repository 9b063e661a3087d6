import type { Note } from '../../catalogue/index.ts';
import type { Better } from '../../metrics/index.ts';
import type { Role } from '../../scenario/roles.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Estimate } from '../estimate.ts';

/**
 * What searches come to: plain data, the same for the terminal, the files and the page. A search plays variants of one
 * scenario (its points) and measures each; how points are chosen is what tells one kind of search from another.
 */

/** Something measured of a study, addressed as in thresholds: `utilisation`, `finetunes.wait.p95`, `cost-per-useful-hour`. */
export interface Measure {
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  readonly better: Better;
  /** Whether its values are parts of a whole, told in per cent. */
  readonly share: boolean;
}

/** A path of the scenario that is varied, with the values it takes in order. */
export interface Axis {
  readonly path: string;
  /** Whether one decides on it, or does not know it. */
  readonly role: Role;
  readonly values: readonly Setting[];
}

/** One variant of the scenario under one policy, measured. */
export interface PointOutcome {
  /** Number of the point, from 0, in the order of the design. */
  readonly point: number;
  /** What was set, by path. */
  readonly settings: Readonly<Record<string, Setting>>;
  readonly policy: string;
  /** Whether some queue grows without bound. */
  readonly unstable: boolean;
  /** Paths of the measures that have no value because they are of such a queue. */
  readonly unbounded: readonly string[];
  /** By path of the measure. */
  readonly estimates: Readonly<Record<string, Estimate>>;
}

export interface SweepOutcome {
  readonly kind: 'sweep';
  readonly design: 'grid' | 'list' | 'latin-hypercube';
  readonly axes: readonly Axis[];
  readonly points: readonly PointOutcome[];
}

/** How much one factor moves one measure. */
export interface FactorEffect {
  readonly path: string;
  readonly measure: string;
  readonly policy: string;
  /** Morris: mean of the elementary effects, of their sizes, and their standard deviation, per full range of the factor. */
  readonly morris?: {
    readonly mu: number;
    readonly muStar: number;
    /** Half-width of the interval of μ* over the trajectories; null with fewer than two. */
    readonly muStarHalfWidth: number | null;
    /** Its ends; sizes are not below zero. */
    readonly muStarInterval: readonly [low: number, high: number] | null;
    readonly sigma: number;
  };
  /** Sobol: share of the variance by itself and with its interactions, with bootstrap intervals [low, high]. */
  readonly sobol?: {
    readonly first: number;
    readonly firstInterval: readonly [number, number];
    readonly total: number;
    readonly totalInterval: readonly [number, number];
  };
  /** The measure where this factor alone stands at either end of its range and all others where the scenario has them. */
  readonly ends: { readonly low: Estimate; readonly high: Estimate };
}

export interface SensitivityOutcome {
  readonly kind: 'sensitivity';
  readonly method: 'morris' | 'sobol';
  readonly factors: readonly { readonly path: string; readonly low: Setting; readonly high: Setting }[];
  /** By measure, then policy, then factor. */
  readonly effects: readonly FactorEffect[];
  /** The scenario as it is, which `ends` are compared with. */
  readonly base: readonly PointOutcome[];
  readonly points: readonly PointOutcome[];
}

/** What is known of a threshold: it holds or fails with the scenario's confidence, or more replications would be needed. */
export interface ThresholdVerdict {
  /** As written: `finetunes.wait.p95 < 4 h`. */
  readonly text: string;
  /** Path of what is measured. */
  readonly measure: string;
  /** That for people, with its unit and whether it is told in per cent. */
  readonly label: string;
  readonly unit: string;
  readonly share: boolean;
  readonly policy: string;
  readonly limit: number;
  readonly holdsWhen: 'below' | 'above';
  /** What it is held to; null when nothing in the scenario is random, so that one run tells all of it. */
  readonly confidence: number | null;
  readonly verdict: 'holds' | 'fails' | 'not-decided' | 'not-estimable';
  /** With its interval at that confidence. */
  readonly estimate: Estimate;
  /** Replications, those that were made included, that would probably decide it; null when it is decided or cannot be told. */
  readonly replicationsNeeded: number | null;
}

/** One size or load that was tried. */
export interface Trial {
  readonly value: number;
  readonly policy: string;
  readonly holds: boolean;
  readonly verdicts: readonly ThresholdVerdict[];
  readonly point: PointOutcome;
}

/** The largest load (`capacity`) or the smallest machine (`size`) at which all thresholds hold. */
export interface LimitOutcome {
  readonly kind: 'capacity' | 'size';
  /** The path that was varied; `cost` where it is a mix of several. */
  readonly path: string;
  /** What stands after its values: `%`, `per day`; empty for bare numbers. */
  readonly unit: string;
  readonly trials: readonly Trial[];
  /** By policy; null when no value tried holds. */
  readonly found: Readonly<Record<string, number | null>>;
}

/** A plan with what it scores. */
export interface ParetoPlan {
  readonly name: string;
  readonly point: PointOutcome;
  readonly dominatedBy: readonly string[];
  /** Plans it could trade places with, as far as the intervals tell. */
  readonly overlaps: readonly string[];
}

export interface ParetoOutcome {
  readonly kind: 'pareto';
  /** Which end of each measure is wanted, in their order. */
  readonly better: readonly ('lower' | 'higher')[];
  readonly plans: readonly ParetoPlan[];
}

/** A policy among those the best is selected from. */
export interface Candidate {
  readonly policy: string;
  /** Replications it took: until it left, or until one was left. */
  readonly replications: number;
  /** `no-value`: one of its replications gave none, such as the mean wait of a queue that grows without bound. */
  readonly fate: 'chosen' | 'dropped' | 'in-play' | 'no-value';
  /** Over the replications it took. */
  readonly estimate: Estimate;
  /** How much worse than the one chosen (or the best that is left) it was, paired over the replications that both took; null for that one, and where nothing is left. */
  readonly behind: Estimate | null;
  /** Replications that Rinott's two-stage procedure would have asked for; null where its first stage is not complete. */
  readonly rinott: number | null;
  /** Its part of a budget of further replications by OCBA; null where that cannot be told. */
  readonly budgetShare: number | null;
}

/** The policy that is best on one measure. */
export interface SelectionOutcome {
  readonly kind: 'selection';
  /** Path of the measure. */
  readonly measure: string;
  readonly better: 'lower' | 'higher';
  /** The smallest difference worth finding, in the measure's unit. */
  readonly worthwhile: number;
  readonly confidence: number;
  /** Replications before the first comparison, and most of all. */
  readonly first: number;
  readonly most: number;
  readonly candidates: readonly Candidate[];
  /** Null when several are left. */
  readonly chosen: string | null;
}

export type SearchOutcome = SweepOutcome | SensitivityOutcome | LimitOutcome | ParetoOutcome | SelectionOutcome;

/** A finished search. */
export interface Search<Outcome = SearchOutcome> {
  /** The scenario before anything was varied. */
  readonly scenario: Scenario;
  readonly measures: readonly Measure[];
  readonly outcome: Outcome;
  /** What was found, in one or two sentences. */
  readonly answer: string;
  readonly notes: readonly Note[];
  readonly partial: boolean;
}
