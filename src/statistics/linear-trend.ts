import { autocorrelation } from './autocorrelation.ts';
import { studentTQuantile } from './student-t.ts';

/** A straight line through points, by least squares. */
export interface LinearTrend {
  readonly slope: number;
  readonly intercept: number;
  /** Half the width of the slope's confidence interval when the points are independent; null with fewer than three points. */
  readonly halfWidth: number | null;
  /**
   * The same, widened for neighbouring points that err alike by √((1 + r)/(1 − r)), r the lag-1 correlation of the
   * residuals: a queue that is long now is long a moment later, and its points tell less than their number. Holds roughly:
   * for r near 0.8 an interval of 95 % covers about 90 %.
   */
  readonly correlatedHalfWidth: number | null;
}

/**
 * The trend of `y` over `x`, which must have the same length; the interval is exact for independent normal errors.
 * Draper and Smith, Applied Regression Analysis, §1.4; the widening is that of AR(1) errors.
 */
export function linearTrend(x: ArrayLike<number>, y: ArrayLike<number>, confidence: number): LinearTrend {
  const count = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < count; i++) {
    meanX += (x[i]! - meanX) / (i + 1);
    meanY += (y[i]! - meanY) / (i + 1);
  }
  let squares = 0;
  let products = 0;
  for (let i = 0; i < count; i++) {
    squares += (x[i]! - meanX) ** 2;
    products += (x[i]! - meanX) * (y[i]! - meanY);
  }
  const slope = products / squares;
  const intercept = meanY - slope * meanX;
  if (count < 3) return { slope, intercept, halfWidth: null, correlatedHalfWidth: null };
  const residuals = Float64Array.from({ length: count }, (_, i) => y[i]! - intercept - slope * x[i]!);
  const error = Math.sqrt(
    residuals.reduce((total, residual) => total + residual * residual, 0) / (count - 2) / squares,
  );
  const halfWidth = studentTQuantile((1 + confidence) / 2, count - 2) * error;
  const lag1 = Math.min(0.999, Math.max(0, autocorrelation(residuals)));
  return { slope, intercept, halfWidth, correlatedHalfWidth: halfWidth * Math.sqrt((1 + lag1) / (1 - lag1)) };
}
