import { scenarioJsonSchema } from '../../scenario/index.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Work } from '../work.ts';

/** `schema`: the JSON Schema of scenario files. */
export const work: Work = (_flags, { out }) => {
  out(JSON.stringify(scenarioJsonSchema(), null, 2));
  return exitCodes.ok;
};
