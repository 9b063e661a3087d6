import * as z from 'zod';
import { keysOf, routed } from '../random/index.ts';
import { fraction, money, number, power, price, scaled, shown, span, wholeNumber } from '../units/index.ts';
import { planTime } from './plan-time.ts';

const shares = z
  .record(z.string(), fraction())
  .prefault({})
  .describe('Who pays which part, by name; the owner pays the rest.')
  .meta({ examples: [{ union: '50 %', host: '50 %' }] });

const purchase = z
  .strictObject({
    at: planTime()
      .prefault('0 d')
      .describe("When it is paid: a date, or a time after the scenario's start.")
      .meta({ examples: ['2027-07', '18 months'] }),
    lag: span()
      .prefault('0 d')
      .describe('From payment to service.')
      .meta({ examples: ['9 months'] }),
    pool: z.string().min(1).optional().describe('The pool it makes up, or part of. Default: the whole cluster.'),
    nodes: wholeNumber({ atLeast: 1 }).optional().describe("Nodes that are bought. Default: all of the pool's."),
    accelerators: wholeNumber({ atLeast: 1 })
      .optional()
      .describe("Accelerators that are bought, where the pool has no nodes. Default: all of the pool's."),
    cost: money()
      .describe('What is paid for it.')
      .meta({ examples: ['80 M EUR'] }),
    network: fraction({ atLeast: 0, atMost: 10 })
      .prefault('0 %')
      .describe('Network and storage that come on top of the cost.')
      .meta({ examples: ['15 %'] }),
    life: span()
      .prefault('5 years')
      .describe('From service to the end of its life; it loses its value in a straight line.'),
    residual: fraction().prefault('0 %').describe('What is left of the cost at the end of its life.'),
    retire: planTime().optional().describe('When it leaves service. Default: at the end of its life.'),
    sale: money()
      .optional()
      .describe('What it is sold for when it leaves service early. Default: what is left at the end of its life.'),
    share: shares,
  })
  .describe('A part of the machine that is bought.');

const rental = z
  .strictObject({
    pool: z.string().min(1).describe('The pool that stands for what is rented.'),
    price: price('h')
      .describe('Per accelerator-hour.')
      .meta({ examples: ['2.35 EUR per h'] }),
    accelerators: wholeNumber({ atLeast: 1 }).optional().describe("Default: all of the pool's."),
    from: planTime().prefault('0 d').describe('Since when.'),
    until: planTime().optional().describe('Until when. Default: to the end.'),
    pay: z
      .enum(['reserved', 'used'])
      .default('reserved')
      .describe("Whether every reserved hour is paid for ('reserved'), or those that jobs hold ('used')."),
    share: shares,
  })
  .describe('Accelerators that are rented.');

const facility = z
  .strictObject({
    cost: price('MW')
      .describe('Power, cooling and building, per MW of what the machine draws with its overhead.')
      .meta({ examples: ['9 M EUR per MW'] }),
    life: span().prefault('15 years').describe('How long it lasts.'),
    share: shares,
  })
  .describe(
    'What has to be built around the machines. It outlives them: later ones move in. Needs pools that state their power, or `energy`.',
  );

const operation = z
  .strictObject({
    staff: price('year')
      .optional()
      .describe('People, a year. Default: none.')
      .meta({ examples: ['1.2 M EUR per year'] }),
    maintenance: fraction({ atLeast: 0, atMost: 1 })
      .prefault('0 %')
      .describe('A year, in parts of the cost of what is in service, its network included.')
      .meta({ examples: ['4 %'] }),
    other: price('year').optional().describe('Anything else, a year: software, land, transit. Default: none.'),
    availability: fraction({ above: 0, atMost: 1 })
      .prefault('100 %')
      .describe(
        'The part of the time the machine is up, where the simulation knows of no failures; useful hours are cut by it.',
      ),
    share: shares,
  })
  .prefault({})
  .describe('What running it costs.');

const energy = z
  .strictObject({
    price: price('kWh')
      .describe('What electricity costs.')
      .meta({ examples: ['0.10 EUR per kWh', '120 EUR per MWh'] }),
    pue: number({ atLeast: 1, atMost: 10 }).default(1).describe('What the building draws per what the machine draws.'),
    busy: scaled(power)
      .describe('What an accelerator draws at work, with its part of the node.')
      .meta({ examples: ['1.2 kW'] }),
    idle: scaled(power).optional().describe('What it draws while nobody holds it. Default: the same.'),
  })
  .describe(
    "Electricity of pools that do not state their power: watts as given here, times the utilisation that comes out. For those that do, 'electricity' has the price, and what was measured counts.",
  );

const grant = z
  .strictObject({
    from: z.string().min(1).describe('The funder.'),
    amount: money()
      .describe('In all.')
      .meta({ examples: ['25 M EUR'] }),
    at: planTime().prefault('0 d').describe('When it is paid, or begins to be.'),
    over: span().prefault('0 d').describe('Over how long it is paid, evenly.'),
  })
  .describe('Money for whatever the plan costs.');

const income = z
  .strictObject({
    price: price('h')
      .describe('Per accelerator-hour.')
      .meta({ examples: ['1.03 EUR per h'] }),
    share: fraction().prefault('100 %').describe('The part of the useful hours that is sold.'),
  })
  .describe('Hours that are sold.');

const rentPriceAlone = price('h').transform((each) => ({ price: each, extras: 0 }));
const rentPriceFull = z.strictObject({
  price: price('h').describe('Per accelerator-hour.'),
  extras: fraction({ atLeast: 0, atMost: 10 })
    .prefault('0 %')
    .describe('What comes on top of the price: storage, traffic out.'),
});

/** What renting the same hours would cost: a price, or a price with what comes on top of it. */
const rent = routed<z.output<typeof rentPriceFull>>([rentPriceAlone, rentPriceFull], (input) =>
  keysOf(input) !== undefined
    ? rentPriceFull
    : typeof input === 'string'
      ? rentPriceAlone
      : { message: `expected a price such as '2.50 EUR per h', received ${shown(input)}` },
)
  .describe('What an accelerator-hour costs elsewhere, to compare with.')
  .meta({ examples: ['2.50 EUR per h', { price: '2.35 EUR per h', extras: '40 %' }] });

const leverage = z
  .strictObject({
    of: z.string().min(1).describe('The funder whose leverage is asked for.'),
    mobilised: money().optional().describe('Investment outside of the plan that it is said to draw. Default: none.'),
    additionality: fraction()
      .prefault('100 %')
      .describe(
        'The part of it all that would not have come anyway. 100 % is what nominal multipliers take for granted.',
      ),
  })
  .describe('How much money a contribution moves.');

const startUps = z
  .strictObject({
    tenant: z.string().min(1).describe('The tenant whose users are start-ups.'),
    grant: wholeNumber({ atLeast: 1 })
      .optional()
      .describe(
        'Accelerator-hours that serve one of them. Default: those of its users are counted who had a job completed in the simulated window.',
      )
      .meta({ examples: [10_000] }),
  })
  .describe('Who counts as served.');

/** The money of a scenario. */
export const economicsField = z
  .strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: "expected the code of a currency, such as 'EUR'" })
      .default('EUR')
      .describe('The currency of every amount here; nothing is converted.'),
    years: wholeNumber({ atLeast: 1, atMost: 50 })
      .default(5)
      .describe("Years the plan is judged over, from the scenario's start; 365 days each."),
    discount: fraction({ atLeast: 0, atMost: 1 })
      .describe('What money costs a year.')
      .meta({ examples: ['8 %'] }),
    atEnd: z
      .enum(['book-value', 'nothing'])
      .default('book-value')
      .describe('What assets that outlive the plan count at its end.'),
    purchases: z.record(z.string(), purchase).prefault({}).describe('What is bought, by name.'),
    rentals: z.record(z.string(), rental).prefault({}).describe('What is rented, by name.'),
    facility: facility.optional(),
    operation,
    energy: energy.optional(),
    grants: z.record(z.string(), grant).prefault({}).describe('Money from funders, by name.'),
    income: income.optional(),
    rent: rent.optional(),
    public: z
      .array(z.string().min(1))
      .prefault([])
      .describe('Funders whose money is public.')
      .meta({ examples: [['union', 'host']] }),
    leverage: leverage.optional(),
    startUps: startUps.optional(),
    delay: price('h').optional().describe('What an hour of waiting costs, per accelerator that is waited for.'),
  })
  .describe('What it costs and who pays, over years: purchases, operation, energy, and what an hour comes to.');

export type EconomicsInput = z.output<typeof economicsField>;
