#!/usr/bin/env node
import { printable } from '../catalogue/printable.ts';
import { compiledProgram } from './compiled-program.ts';
import { exitCodes } from './exit-codes.ts';
import { systemProblem } from './system-problem.ts';

// Whoever reads our output may stop early (`| head`); what is written to files is finished all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || error.code === 'EIO') return;
  process.exitCode = exitCodes.unexpected;
  process.stderr.write(
    `error: standard output cannot be written: ${printable(systemProblem(error) ?? error.message)}\n`,
  );
});
// Where even this cannot be said, the exit status and the files still tell.
process.stderr.on('error', () => {});

const words = process.argv.slice(2);
const status = await compiledProgram(words[0]).run(words);
process.exitCode ||= status;
