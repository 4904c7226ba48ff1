import type { Result } from "../../result";
import type { Report } from "../report";

/** Why a file is no report: one plain sentence. */
export interface Refusal {
  readonly message: string;
}

/** Reads parsed JSON, or returns the fault; undefined if its content is of another format. */
export type FormatReader = (value: unknown) => Result<Report, Refusal> | undefined;
