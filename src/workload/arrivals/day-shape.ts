import { cosineOfTurns, exp } from '../../random/index.ts';
import { day } from '../../units/index.ts';

/**
 * A smooth daily cycle with mean 1 and one peak: exp(κ cos θ) / I₀(κ), the density of von Mises. Unlike a sine it
 * never falls below zero, however high the peak. κ is found by bisection.
 * @param peakToMean The peak, at least 1 (a flat day)
 * @param peakAt s after midnight
 * @returns The level at s after midnight
 */
export function dayShape(peakToMean: number, peakAt: number): (time: number) => number {
  const kappa = concentration(peakToMean);
  const scale = exp(-kappa) * peakToMean;
  return (time) => scale * exp(kappa * cosineOfTurns((time - peakAt) / day));
}

function concentration(peakToMean: number): number {
  let low = 0;
  let high = 1;
  while (1 / scaledBessel(high) < peakToMean) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (1 / scaledBessel(middle) < peakToMean) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** exp(−κ) I₀(κ): the mean of exp(κ (cos θ − 1)) over the circle. The trapezium rule is exact to rounding for periodic functions. */
function scaledBessel(kappa: number): number {
  const points = 512;
  let sum = 0;
  for (let i = 0; i < points; i++) sum += exp(kappa * (cosineOfTurns(i / points) - 1));
  return sum / points;
}
