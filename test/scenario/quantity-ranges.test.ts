import { describe, expect, it } from 'vitest';
import { faultMessage, formatPath, parseScenario } from '../../src/scenario/index.ts';

const base = (more: Readonly<Record<string, string>>) => `horizon: 1 d
load: ${more.load ?? '90 %'}
cluster: { pools: { m: { units: 8, power: { busy: ${more.busy ?? '1 kW'}, idle: 1 W } } } }
electricity: { price: ${more.price ?? '0.1 EUR per kWh'} }
workloads:
  w: { arrivals: { process: poisson, rate: ${more.rate ?? '4 per h'} }, duration: { distribution: lognormal, mean: ${more.mean ?? '1 h'}, cv: ${more.cv ?? '1'} }, limit: { model: factor, factor: ${more.factor ?? '2'}, roundUpTo: ${more.roundUpTo ?? '15 min'} } }
begin: "2027-01-01"
economics: { currency: EUR, years: 5, discount: 4 %, purchases: { m: { pool: m, lag: ${more.lag ?? '1 months'}, cost: ${more.cost ?? '8 M EUR'}, life: 4 years } } }
`;
const read = (more: Readonly<Record<string, string>>) =>
  parseScenario(base(more), { file: 's.yaml', folder: '.' }).faults?.map(
    (fault) => `${fault.position.line} ${formatPath(fault.path)}: ${faultMessage(fault)}`,
  );

describe('the size of a quantity', () => {
  it.each([
    [{ cv: '1e154' }, '6 workloads.w.duration.cv: expected a number of at least 0 and at most 1,000, got 1e154'],
    [{ factor: '1e306' }, '6 workloads.w.limit.factor: '],
    [{ roundUpTo: '1e18 min' }, '6 workloads.w.limit.roundUpTo: expected a duration of '],
    [{ mean: '1e-320 s' }, '6 workloads.w.duration.mean: expected a duration of '],
    [{ rate: '1e300 per s' }, '6 workloads.w.arrivals.rate: expected a rate of '],
    [{ load: '1e-320 %' }, '2 load: expected a percentage of '],
    [{ load: '1e-12 %' }, '2 load: expected a percentage of '],
    [{ price: '1e308 EUR per kWh' }, '4 electricity.price: '],
    [{ busy: '1e308 W' }, '3 cluster.pools.m.power.busy: expected a power of '],
    [{ lag: '1e309 months' }, '8 economics.purchases.m.lag: '],
    [{ cost: '1e308 EUR' }, '8 economics.purchases.m.cost: '],
  ])('%j is refused with its place', (more, fault) => {
    expect(read({})).toBeUndefined();
    expect(read(more as Readonly<Record<string, string>>)!.join('\n')).toContain(fault);
  });

  it.each([
    { mean: '1 ms', rate: '100 per s' },
    { mean: '3650 d', cv: '1000' },
    { load: '0.001 %' },
    { busy: '1 GW', price: '1000 EUR per kWh', cost: '900 bn EUR' },
  ])('%j, which somebody may have, is taken', (more) => {
    expect(read(more as Readonly<Record<string, string>>)).toBeUndefined();
  });
});
