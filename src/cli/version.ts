import manifest from '../../package.json' with { type: 'json' };

/** The program's version. */
export const version: string = manifest.version;

/** Program and version, as every output names them. */
export const program = `Queueworks ${version}`;
