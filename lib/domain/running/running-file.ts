/** A file or a pasted text, as somebody gives it. */
export interface RunningFile {
  readonly name: string;
  readonly text: string;
}
