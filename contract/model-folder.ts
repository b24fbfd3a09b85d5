/** A language model of the user's own, in a folder on this computer. */

export interface ModelFacts {
  readonly folder: string;
  /** The network, within the folder. */
  readonly network: string;
  readonly dimensions: number;
  readonly bytes: number;
}

export interface ModelState {
  /** Null where none was chosen. */
  readonly model: ModelFacts | null;
  /** Whether the packages that run models are there. */
  readonly installed: boolean;
  /** What to type in a terminal to install them where the program looks for them. */
  readonly install: string;
}
