export { readAxis, valuesOf } from './axis.ts';
export { basesOutside } from './base-outside.ts';
export { distinct } from './compare.ts';
export {
  type Fault,
  type FaultCode,
  faultAt,
  faultMessage,
  formatPath,
  type Path,
  type Place,
  type Position,
  type Source,
} from './fault.ts';
export { type FormatOptions, formatFault, formatFaults } from './format-fault.ts';
export { type JsonSchema, scenarioJsonSchema } from './json-schema.ts';
export { type LoadOptions, loadScenario } from './load-scenario.ts';
export { inTextOrder, type ParseOptions, parseScenario, type ScenarioReading } from './parse-scenario.ts';
export { resolvedYaml } from './resolved-yaml.ts';
export type { OutputSpec, Scenario, TableChoice } from './scenario.ts';
export { defaultCapacity } from './searches/limit-fields.ts';
export { defaultSensitivity, type SensitivityMethod, sensitivityMethods } from './searches/sensitivity-field.ts';
export type { Setting } from './setting.ts';
export { type DesignName, designs } from './sweep-field.ts';
export { type AskedMeasures, type RequestedAxis, requestedAxes, requestedMeasures } from './sweep-request.ts';
export { type Template, template, templates } from './templates.ts';
export { type Change, type OpenScenario, openScenario } from './variants.ts';
