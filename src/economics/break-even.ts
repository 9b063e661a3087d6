/**
 * The share of the installed hours that must be useful for owning to cost no more than renting the useful hours:
 * cost ÷ (installed hours × price). Above 1 renting is cheaper however busy the machine. Null without hours or price.
 */
export function breakEvenUtilisation(cost: number, installedHours: number, price: number): number | null {
  const whole = installedHours * price;
  return whole > 0 ? cost / whole : null;
}
