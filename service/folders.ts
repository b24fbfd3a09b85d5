/** Where the service finds and leaves its files. */
export interface Folders {
  /** The program's own folder, where it leaves word of a library that was moved. */
  readonly home: string;
  readonly library: string;
  readonly drafts: string;
  readonly logs: string;
  readonly assets: string;
}
