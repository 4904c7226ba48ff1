/** An uploaded file or pasted text. */
export interface RunningFile {
  readonly name: string;
  readonly text: string;
}
