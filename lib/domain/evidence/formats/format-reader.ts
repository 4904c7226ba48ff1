import type { Result } from "../../result";
import type { Report } from "../report";

/** Why a file is no report: one plain sentence. */
export interface Refusal {
  readonly message: string;
}

/** Reads a value that was JSON, or says what is wrong; undefined where it is of another format, which is found by what is in it. */
export type FormatReader = (value: unknown) => Result<Report, Refusal> | undefined;
