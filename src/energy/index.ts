export type { AcceleratorModel } from './accelerator.ts';
export { accelerators } from './accelerators.ts';
export { countries } from './countries.ts';
export type { CountryPower } from './country.ts';
export type { EmbodiedSpec } from './embodied.ts';
export type { PowerSpec, Watts } from './power.ts';
export { constantSignal, type Signal, type SignalData, signalOf } from './signal.ts';
