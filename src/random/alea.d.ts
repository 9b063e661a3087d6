declare module 'seedrandom/lib/alea.js' {
  /** The Alea generator of seedrandom; calling it draws 32 bits, `double` draws 53. */
  interface Alea {
    (): number;
    double(): number;
  }
  export default function alea(seed: string): Alea;
}
