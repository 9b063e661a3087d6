import { type GroupNames, type MeasurePath, type PathFault, readMeasure, type Stated } from '../metrics/index.ts';
import { readValue } from '../metrics/measure-limit.ts';

/** A promise that results are held to. */
export interface Threshold {
  /** As written: `finetunes.wait.p95 < 4 h`. */
  readonly text: string;
  /** Path of what is measured. */
  readonly measure: string;
  readonly holdsWhen: 'below' | 'above';
  /** Whether the limit itself will do: `<=` and `>=`. */
  readonly inclusive: boolean;
  /** In the measure's unit. */
  readonly limit: number;
  /** Confidence that it holds or fails with, 0–1; absent: the scenario's. */
  readonly confidence?: number;
  /** The policies it is for; absent: all. */
  readonly policies?: readonly string[];
}

const operators: Readonly<Record<string, Pick<Threshold, 'holdsWhen' | 'inclusive'>>> = {
  '<': { holdsWhen: 'below', inclusive: false },
  '<=': { holdsWhen: 'below', inclusive: true },
  '≤': { holdsWhen: 'below', inclusive: true },
  '>': { holdsWhen: 'above', inclusive: false },
  '>=': { holdsWhen: 'above', inclusive: true },
  '≥': { holdsWhen: 'above', inclusive: true },
};

export type ThresholdReading =
  | { readonly threshold: Threshold; readonly measure: MeasurePath; readonly fault?: undefined }
  | {
      readonly threshold?: undefined;
      readonly fault: PathFault & { readonly expected?: string; readonly received?: string };
    };

/** Reads `finetunes.wait.p95 < 4 h`: a measure, how it compares, and a limit in the measure's unit. */
export function readThreshold(text: string, known: readonly GroupNames[], stated?: Stated): ThresholdReading {
  const at = operatorIn(text);
  if (at === undefined) {
    const problem = "a threshold compares a measure with a limit by '<', '<=', '>' or '>='";
    return { fault: { start: 0, end: text.length, problem, hint: "write it as 'finetunes.wait.p95 < 4 h'" } };
  }
  const path = text.slice(0, at.start).trim();
  const indent = text.length - text.trimStart().length;
  const { measure, fault } = readMeasure(path, known, stated);
  if (fault !== undefined) {
    return {
      fault: { ...fault, start: indent + fault.start, end: Math.max(indent + fault.end, indent + fault.start + 1) },
    };
  }
  const written = text.slice(at.end);
  const value = readValue(written.trim(), measure);
  if (!value.ok) {
    const start = at.end + written.length - written.trimStart().length;
    const { expected, received, hint } = value.fault;
    const problem = `expected ${expected} as the limit of '${path}', got ${received}`;
    return { fault: { start, end: text.length, problem, ...(hint === undefined ? {} : { hint }) } };
  }
  return { measure, threshold: { text: text.trim(), measure: path, ...operators[at.operator]!, limit: value.value } };
}

/** The first comparison outside quotes. */
function operatorIn(text: string): { operator: string; start: number; end: number } | undefined {
  const match = /^(?:"[^"]*"|'[^']*'|[^"'<>≤≥=])*?(<=|>=|<|>|≤|≥)(?!=)/.exec(text);
  if (match === null) return undefined;
  return { operator: match[1]!, start: match[0].length - match[1]!.length, end: match[0].length };
}
