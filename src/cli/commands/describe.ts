import { nearest } from '../../catalogue/index.ts';
import { readLog } from '../../scenario/read-log.ts';
import { describeLog, logFaultText, replayedFields, traceFormats } from '../../workload/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { descriptionText } from '../log-description-text.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `describe LOG`: what is in a log, and what would be cleaned and why. */
export const work: Work = async (flags, terminal) => {
  const file = flags.text('log')!;
  if (/\.ya?ml$/i.test(file))
    throw new UsageError(`'${file}' is a scenario, not a job log`, `to check it: queueworks validate ${file}`);
  const format = formatOf(flags.text('format') ?? 'swf');
  const machine = machineOf(flags.text('units'));
  const reading = await readLog(file, { format, fields: replayedFields });
  if ('faults' in reading) {
    throw new UsageError(reading.faults.map(logFaultText).join('\n'), undefined, { faults: reading.faults });
  }
  const description = describeLog(reading.log, machine === undefined ? {} : { machine });
  if (flags.json) terminal.out(JSON.stringify(description, null, 2));
  else terminal.out(descriptionText(file, description, terminal));
  return exitCodes.ok;
};

function formatOf(name: string): string {
  if (traceFormats.find(name)) return name;
  const near = nearest(name, traceFormats.names);
  throw new UsageError(
    `there is no log format '${name}'`,
    near === undefined ? `formats: ${traceFormats.names.join(', ')}` : `did you mean '${near}'?`,
  );
}

function machineOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const units = Number(given);
  if (Number.isInteger(units) && units >= 1 && units <= 2 ** 31 - 1) return units;
  throw new UsageError(`--units takes a whole number of at least 1, got '${given}'`);
}
