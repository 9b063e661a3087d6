import { mmc } from './mmc.ts';

export interface DeterministicQueue {
  readonly arrivalRate: number;
  /** What every job takes. */
  readonly service: number;
  readonly servers: number;
}

/**
 * Mean wait in the M/D/c queue, exact (Crommelin, Post Office Electrical Engineers' Journal 25/26, 1932–34).
 * Watched in steps of one service D, the number in the system is N' = (N − c)⁺ + Poisson(a), a = λD. The generating
 * function of the queue is K(z − 1)∏(z − zⱼ) / (e^{a(z−1)} − z^c), with zⱼ the roots of z^c = e^{a(z−1)} inside the unit
 * disc; its slope at 1 gives Lq = Σ 1/(1 − zⱼ) + (a² − c(c − 1)) / (2(c − a)), and Wq = Lq/λ.
 */
export function mdcWait({ arrivalRate, service, servers }: DeterministicQueue): number {
  const offered = arrivalRate * service;
  if (offered >= servers) return Number.POSITIVE_INFINITY;
  if (offered === 0) return 0;
  let queue = (offered * offered - servers * (servers - 1)) / (2 * (servers - offered));
  for (let k = 1; k < servers; k++) queue += inverseDistance(root(offered, servers, k));
  return queue / arrivalRate;
}

interface Complex {
  readonly re: number;
  readonly im: number;
}

/** The root on the k-th branch, z = e^{2πik/c}·e^{a(z−1)/c}, by iteration; it contracts by less than a/c. */
function root(offered: number, servers: number, k: number): Complex {
  const angle = (2 * Math.PI * k) / servers;
  const factor = offered / servers;
  let re = 0;
  let im = 0;
  for (let step = 0; step < 1_000_000; step++) {
    const size = Math.exp(factor * (re - 1));
    const nextRe = size * Math.cos(angle + factor * im);
    const nextIm = size * Math.sin(angle + factor * im);
    const change = Math.abs(nextRe - re) + Math.abs(nextIm - im);
    re = nextRe;
    im = nextIm;
    if (change < 1e-16) break;
  }
  return { re, im };
}

/** The real part of 1/(1 − z); imaginary parts cancel between conjugate roots. */
function inverseDistance({ re, im }: Complex): number {
  return (1 - re) / ((1 - re) ** 2 + im * im);
}

/**
 * Mean wait in the M/D/c queue, approximately: ½Wq(M/M/c)·(1 + (1 − ρ)(c − 1)(√(4 + 5c) − 2)/(16ρc)).
 * Cosmetatos, European J. Operational Research 1, 1976. Within 1 % where waits matter, and cheap.
 */
export function cosmetatos({ arrivalRate, service, servers }: DeterministicQueue): number {
  const { wait, load } = mmc({ arrivalRate, serviceRate: 1 / service, servers });
  const correction = ((1 - load) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * load * servers);
  return 0.5 * wait * (1 + correction);
}
