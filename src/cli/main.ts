#!/usr/bin/env node
import { run } from './program.ts';

// Whoever reads our output may stop early (`| head`); what is written to files is finished all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

process.exitCode = await run(process.argv.slice(2));
