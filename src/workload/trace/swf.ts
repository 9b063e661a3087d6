import * as z from 'zod';
import { SwfScanner } from './swf-scanner.ts';
import type { TraceFormat } from './trace-format.ts';

export const swf: TraceFormat = {
  name: 'swf',
  summary: 'Standard Workload Format 2.2 of the Parallel Workloads Archive: 18 numbers a line, comments after `;`.',
  source: 'Chapin et al., Benchmarks and Standards for the Evaluation of Parallel Job Schedulers, JSSPP 1999',
  extensions: ['.swf'],
  options: z.strictObject({}),
  reader: (options) => new SwfScanner(options),
};
