import type { Entry } from '../catalogue/index.ts';

/** What electricity costs and emits in a country, over a year. */
export interface CountryPower extends Entry {
  /** EUR per kWh; null where the table has none. */
  readonly price: number | null;
  /** g CO2e per kWh; null where the table has none. */
  readonly intensity: number | null;
}
