/** A unit of money in the scenario's own currency: the catalogue says `money`, since it knows none. */
export function currencyUnit(unit: string, currency: string | undefined): string {
  return currency === undefined ? unit : unit.replace(/^money\b/, currency);
}
