import { registry } from '../catalogue/index.ts';
import type { CountryPower } from './country.ts';

const source =
  'price: Eurostat nrg_pc_205, non-household, 500-1,999 MWh a year, without VAT, second half of 2025; intensity: lifecycle, 2023, Our World in Data / Ember';

/** Name, price in EUR per MWh (null: not in the table), g CO2e per kWh. */
const rows: readonly (readonly [code: string, name: string, price: number | null, intensity: number])[] = [
  ['FI', 'Finland', 75, 79],
  ['SE', 'Sweden', 97, 41],
  ['ES', 'Spain', 132, 174],
  ['PT', 'Portugal', 133, 166],
  ['DK', 'Denmark', 122, 152],
  ['BG', 'Bulgaria', 141, 335],
  ['EE', 'Estonia', 141, 417],
  ['LV', 'Latvia', 136, 123],
  ['SI', 'Slovenia', 150, 231],
  ['FR', 'France', 153, 56],
  ['HR', 'Croatia', 155, 205],
  ['LT', 'Lithuania', 159, 160],
  ['LU', 'Luxembourg', 172, 105],
  ['EL', 'Greece', 174, 337],
  ['CZ', 'Czechia', 183, 450],
  ['BE', 'Belgium', 187, 138],
  ['RO', 'Romania', 189, 241],
  ['PL', 'Poland', 192, 662],
  ['AT', 'Austria', 199, 111],
  ['NL', 'Netherlands', 199, 268],
  ['SK', 'Slovakia', 209, 117],
  ['HU', 'Hungary', 213, 204],
  ['IT', 'Italy', 220, 331],
  ['DE', 'Germany', 226, 381],
  ['CY', 'Cyprus', 243, 534],
  ['IE', 'Ireland', 255, 291],
  ['NO', 'Norway', null, 30],
  ['CH', 'Switzerland', null, 35],
  ['IS', 'Iceland', null, 28],
  ['UK', 'United Kingdom', null, 238],
];

/** What electricity costs and emits, by country. */
export const countries = registry<CountryPower>(
  'country',
  rows.map(([name, title, price, intensity]) => ({
    name,
    summary: `${title}: ${price === null ? 'no price in the table' : `${price} EUR per MWh`}, ${intensity} g CO2e per kWh.`,
    source,
    price: price === null ? null : price / 1000,
    intensity,
  })),
);
