import { type Registry, registry } from '../catalogue/index.ts';
import type { Distribution, DistributionKind, DistributionSpec } from './distribution.ts';
import { choice } from './distributions/choice.ts';
import { constant } from './distributions/constant.ts';
import { empirical } from './distributions/empirical.ts';
import { erlang } from './distributions/erlang.ts';
import { exponential } from './distributions/exponential.ts';
import { gamma } from './distributions/gamma.ts';
import { hyperExponential } from './distributions/hyper-exponential.ts';
import { logUniform } from './distributions/log-uniform.ts';
import { lognormal } from './distributions/lognormal.ts';
import { mixture } from './distributions/mixture.ts';
import { pareto } from './distributions/pareto.ts';
import { uniform } from './distributions/uniform.ts';
import { weibull } from './distributions/weibull.ts';

export const distributions: Registry<DistributionKind> = registry<DistributionKind>('distribution', [
  constant,
  uniform,
  exponential,
  erlang,
  gamma,
  hyperExponential,
  lognormal,
  weibull,
  pareto,
  logUniform,
  choice,
  empirical,
  mixture,
]);

/**
 * The distribution a spec describes.
 * @throws Error when no distribution has that name. Parameters are taken as they are; `distributionSchema` checks them.
 */
export function createDistribution(spec: DistributionSpec): Distribution {
  const kind = distributions.find(spec.distribution);
  if (kind === undefined) throw new Error(`no distribution is named '${spec.distribution}'`);
  return kind.create(spec, createDistribution);
}
