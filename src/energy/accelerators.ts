import { registry } from '../catalogue/index.ts';
import type { AcceleratorModel } from './accelerator.ts';

const datasheet = "maker's data sheet (rated power); idle as commonly measured";

/** A model with its watts; where sources give a range, idle is its middle. */
function model(name: string, title: string, idle: number, busy: number, source = datasheet): AcceleratorModel {
  return {
    name,
    summary: `${title}: ${idle} W idle, ${busy} W rated.`,
    source,
    formula: `idle ${idle} W, busy ${busy} W`,
    idle,
    busy,
  };
}

/** Accelerators whose watts are known. */
export const accelerators = registry<AcceleratorModel>('accelerator', [
  model('p100', 'NVIDIA P100 16 GB', 33, 300),
  model('v100', 'NVIDIA V100 32 GB', 33, 300),
  model(
    'a100',
    'NVIDIA A100 80 GB',
    61,
    400,
    "maker's data sheet (rated power); idle: 5th percentile in two LLM clusters, Hu et al., NSDI 2024 (AcmeTrace)",
  ),
  model('a100-64', 'NVIDIA A100 64 GB as in Leonardo', 61, 440, 'Leonardo system description; idle as the A100'),
  model('h100', 'NVIDIA H100 80 GB', 75, 700),
  model('h200', 'NVIDIA H200 141 GB', 75, 700),
  model(
    'gh200',
    'NVIDIA GH200 superchip as in JUPITER',
    125,
    680,
    'JUPITER configuration page, Jülich Supercomputing Centre (680 W a superchip); idle as commonly measured',
  ),
  model('b200', 'NVIDIA B200 180 GB', 120, 1000),
  model('gb200', 'NVIDIA GB200', 150, 1200, 'press reports of the data sheet (1,200 W); idle is an estimate'),
  model('b300', 'NVIDIA B300', 150, 1400, 'press reports of the data sheet (1,400 W); idle is an estimate'),
  model(
    'mi250x',
    'AMD MI250X module',
    88,
    560,
    "maker's data sheet (rated power); idle: ExaDigiT/RAPS configuration of LUMI-G",
  ),
  model('mi300a', 'AMD MI300A', 120, 760),
  model('mi300x', 'AMD MI300X 192 GB', 120, 750),
]);
