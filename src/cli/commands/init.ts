import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../../catalogue/index.ts';
import { scenarioJsonSchema, template, templates } from '../../scenario/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { fileProblem } from '../file-problem.ts';
import { makeFolder } from '../make-folder.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** The schema lies beside the scenarios, so that editors complete and explain keys without any network. */
const schemaFile = 'queueworks.schema.json';

/** `init [template]`: writes a scenario to start from, and the schema for editors beside it. */
export const work: Work = (flags, { out }) => {
  const name = flags.text('template') ?? templates[0]!.name;
  checkTemplate(name);
  const file = flags.text('out') ?? `${name}.yaml`;
  if (existsSync(file) && !flags.force)
    throw new UsageError(`${file} exists already`, 'choose another with --out, or replace it with --force');
  const schema = join(dirname(file), schemaFile);
  try {
    makeFolder(dirname(file));
    writeFileSync(file, template(name, `./${basename(schema)}`));
    writeFileSync(schema, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  } catch (error) {
    throw fileProblem(error, file, 'written');
  }
  if (flags.json) out(JSON.stringify({ scenario: file, schema, template: name }, null, 2));
  else if (!flags.quiet)
    out(
      `wrote ${file} (and ${schema}, which lets editors complete and explain its keys)\n\nnext: queueworks run ${file}`,
    );
  return exitCodes.ok;
};

function checkTemplate(name: string): void {
  const names = templates.map((each) => each.name);
  if (names.includes(name)) return;
  const near = nearest(name, names);
  const all = `templates: ${names.join(', ')}`;
  throw new UsageError(
    `there is no template '${name}'`,
    near === undefined ? all : `did you mean '${near}'? ${all.charAt(0).toUpperCase()}${all.slice(1)}`,
  );
}
