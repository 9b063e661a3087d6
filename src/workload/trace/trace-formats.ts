import { registry } from '../../catalogue/index.ts';
import { swf } from './swf.ts';
import type { TraceFormat } from './trace-format.ts';

/** The formats that logs can be read from. */
export const traceFormats = registry<TraceFormat>('trace format', [swf]);
