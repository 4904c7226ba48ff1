/** A line of a file: `app/Dockerfile:3`, and its text or what it proves, if known. */
export interface SourceLine {
  readonly at: string;
  readonly text: string;
}
