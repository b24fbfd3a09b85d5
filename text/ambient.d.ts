/** The few globals and packages that text/ uses beyond ECMAScript; declared here so that no DOM or Node types leak in. */

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

/** eld's own types aren't reachable through its `exports` map. */
declare module 'eld/small' {
  interface Detector {
    detect(text: string): { language: string; getScores(): Record<string, number>; isReliable(): boolean };
  }
  export const eld: Detector;
}
