import { writtenAxis, writtenSetting } from './axis.ts';
import { type CapacitySpec, capacityField, type SizeSpec, sizeField } from './searches/limit-fields.ts';
import { type ParetoSpec, type PlanSpec, paretoField, plansField } from './searches/pareto-field.ts';
import { type SelectSpec, selectField } from './searches/select-field.ts';
import { type SensitivitySpec, sensitivityField } from './searches/sensitivity-field.ts';
import { spellFraction } from './spell.ts';

/** What is searched for with a scenario. No part of its hash: the scenario itself is the same with or without. */
export interface SearchSpecs {
  readonly select?: SelectSpec;
  readonly sensitivity?: SensitivitySpec;
  readonly capacity?: CapacitySpec;
  readonly size?: SizeSpec;
  readonly plans?: Readonly<Record<string, PlanSpec>>;
  readonly pareto?: ParetoSpec;
}

/** The keys of a scenario that say what to search for. */
export const searchFields = {
  select: selectField.optional(),
  sensitivity: sensitivityField.optional(),
  capacity: capacityField.optional(),
  size: sizeField.optional(),
  plans: plansField.optional(),
  pareto: paretoField.optional(),
};

type SearchInput = { readonly [Key in keyof SearchSpecs]?: SearchSpecs[Key] | undefined };

/** The searches of a scenario as it is read, without those it does not have. */
export function searchesOf({ select, sensitivity, capacity, size, plans, pareto }: SearchInput): SearchSpecs {
  return {
    ...(select && { select }),
    ...(sensitivity && { sensitivity }),
    ...(capacity && { capacity }),
    ...(size && { size }),
    ...(plans && { plans }),
    ...(pareto && { pareto }),
  };
}

/** The same as one would write them. */
export function writtenSearches({ select, sensitivity, capacity, size, plans, pareto }: SearchSpecs): object {
  return {
    ...(select && { select: writtenSelect(select) }),
    ...(sensitivity && { sensitivity: withWrittenAxes(sensitivity) }),
    ...(capacity && { capacity: withWrittenAxes(capacity) }),
    ...(size && { size: withWrittenAxes(size) }),
    ...(plans && { plans: mapped(plans, (plan) => mapped(plan, writtenSetting)) }),
    ...(pareto && {
      pareto: {
        measures: pareto.measures.map(({ measure, better }) => (better === null ? measure : { measure, better })),
      },
    }),
  };
}

function writtenSelect({ measure, worthwhile, confidence, first, most }: SelectSpec): object {
  return {
    measure,
    ...(worthwhile === null ? {} : { worthwhile }),
    ...(confidence === null ? {} : { confidence: spellFraction(confidence) }),
    first,
    most,
  };
}

function withWrittenAxes<Spec extends Pick<CapacitySpec, 'over'>>({ over, ...rest }: Spec): object {
  return { over: mapped(over, writtenAxis), ...rest };
}

function mapped<Value>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
