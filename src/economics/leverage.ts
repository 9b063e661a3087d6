/** Money behind a plan, by who gives it. */
export interface Funding {
  /** Everything the plan pays for. */
  readonly total: number;
  /** Further investment that the plan is said to draw, outside of it. */
  readonly mobilised: number;
  /** What the funder gives whose leverage is asked for. */
  readonly contribution: number;
  /** All public money, that contribution included. */
  readonly public: number;
  /** The part of what is mobilised that would not have come anyway, 0–1. */
  readonly additionality: number;
}

/** Each is null where there is nothing to divide by. */
export interface Leverage {
  /** Total investment mobilised ÷ contribution. */
  readonly nominal: number | null;
  /** Finance for the plan itself ÷ contribution. */
  readonly financing: number | null;
  /** Additionality × nominal: what the contribution really set in motion. */
  readonly effective: number | null;
  /** Private money ÷ public money. */
  readonly privatePerPublic: number | null;
}

/**
 * How much money a contribution moves. Nominal multipliers overstate it, since some of the money would have come anyway
 * and other public money counts as leveraged; so the effective multiplier and the private share stand beside it
 * (European Court of Auditors on EFSI, Special Report 3/2019).
 */
export function leverage({ total, mobilised, contribution, public: state, additionality }: Funding): Leverage {
  const over = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  const nominal = over(total + mobilised, contribution);
  return {
    nominal,
    financing: over(total, contribution),
    effective: nominal === null ? null : additionality * nominal,
    privatePerPublic: privatePerPublic(total, state, mobilised),
  };
}

/** Private money per unit of public money, what is mobilised included; null where nothing is public. */
export function privatePerPublic(total: number, state: number, mobilised: number): number | null {
  return state > 0 ? (total - state + mobilised) / state : null;
}
