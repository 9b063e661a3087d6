/** A value that a path of the scenario is set to, as one would write it there. */
export type Setting = string | number | boolean | null;
