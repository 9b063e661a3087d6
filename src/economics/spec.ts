/** The money of a scenario, every default filled in. Amounts are in one currency, times in s from the scenario's start. */
export interface EconomicsSpec {
  /** Three capital letters. A label: nothing is converted. */
  readonly currency: string;
  /** Years that the plan is judged over, from the scenario's start; whole. */
  readonly years: number;
  /** What money costs a year, such as 0.08. */
  readonly discount: number;
  /** What assets that outlive the plan count at its end: their book value, or nothing. */
  readonly atEnd: 'book-value' | 'nothing';
  readonly purchases: Readonly<Record<string, PurchaseSpec>>;
  readonly rentals: Readonly<Record<string, RentalSpec>>;
  readonly facility?: FacilitySpec;
  readonly operation: OperationSpec;
  readonly energy?: EnergyCostSpec;
  readonly grants: Readonly<Record<string, GrantSpec>>;
  readonly income?: IncomeSpec;
  /** What to rent the same hours elsewhere would cost, all in, per accelerator-hour used. */
  readonly rent?: RentSpec;
  /** Funders whose money is public. */
  readonly public: readonly string[];
  readonly leverage?: LeverageSpec;
  readonly startUps?: StartUpsSpec;
  /** What an accelerator-hour of waiting costs those who wait. */
  readonly delay?: number;
}

/** A part of a machine that is bought. */
export interface PurchaseSpec {
  /** When it is paid, s from the start; before it: the money is spent already. */
  readonly at: number;
  /** From payment to service, s. */
  readonly lag: number;
  /** The pool it makes up, or part of. */
  readonly pool?: string;
  readonly accelerators: number;
  readonly cost: number;
  /** Network and storage that come on top, as a share of the cost. */
  readonly network: number;
  /** Years from service to the end of its life, s. */
  readonly life: number;
  /** What is left of the cost at the end of its life, 0–1. */
  readonly residual: number;
  /** When it leaves service, s from the start; the end of its life when absent. */
  readonly retire?: number;
  /** What it is sold for when it leaves service early; what is left at the end of its life when absent. */
  readonly sale?: number;
  /** Who pays which part, 0–1; the owner pays the rest. */
  readonly share: Shares;
}

export type Shares = Readonly<Record<string, number>>;

/** Accelerators that are rented for a time. */
export interface RentalSpec {
  readonly pool: string;
  readonly accelerators: number;
  /** Per accelerator-hour. */
  readonly price: number;
  /** s from the start. */
  readonly from: number;
  readonly until?: number;
  /** Whether every reserved hour is paid, or only those that jobs hold. */
  readonly pay: 'reserved' | 'used';
  readonly share: Shares;
}

/** Buildings, power and cooling, built when a purchase needs them. */
export interface FacilitySpec {
  /** Per MW of what the machine draws, overhead included. */
  readonly cost: number;
  /** s */
  readonly life: number;
  readonly share: Shares;
}

export interface OperationSpec {
  /** A year. */
  readonly staff: number;
  /** A year, as a share of the cost of what is in service, its network included. */
  readonly maintenance: number;
  /** Anything else, a year: software, land, transit. */
  readonly other: number;
  /** The share of the time in which the machine is up, where the simulation does not know of failures. */
  readonly availability: number;
  readonly share: Shares;
}

export interface EnergyCostSpec {
  /** Per kWh. */
  readonly price: number;
  /** What the building draws per what the machine draws. */
  readonly pue: number;
  /** What an accelerator draws with its part of the node, W: busy, and idle. */
  readonly busy: number;
  readonly idle: number;
}

/** Money from a funder for whatever the plan costs. */
export interface GrantSpec {
  readonly from: string;
  readonly amount: number;
  /** s from the start, and over how long it is paid, s. */
  readonly at: number;
  readonly over: number;
}

/** Hours that are sold. */
export interface IncomeSpec {
  /** Per accelerator-hour. */
  readonly price: number;
  /** The part of the useful hours that is sold. */
  readonly share: number;
}

export interface RentSpec {
  /** Per accelerator-hour. */
  readonly price: number;
  /** What comes on top, as a share of the price: storage, traffic out. */
  readonly extras: number;
}

export interface LeverageSpec {
  /** The funder whose leverage is asked for. */
  readonly of: string;
  /** Investment outside of the plan that it is said to draw. */
  readonly mobilised: number;
  /** The part of that and of the plan which would not have come anyway, 0–1. */
  readonly additionality: number;
}

export interface StartUpsSpec {
  /** The tenant whose users are start-ups. */
  readonly tenant: string;
  /** Accelerator-hours that serve one of them; when absent, those who had a job completed are counted. */
  readonly grant?: number;
}

/** What a rented hour costs, extras included. */
export function rentPrice({ price, extras }: RentSpec): number {
  return price * (1 + extras);
}
