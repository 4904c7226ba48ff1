import { lastDayOf } from "../posture/coverage/effective-status";
import { err, ok, type Result } from "../result";

/** Which state is meant: a snapshot, or a pipeline now, at a revision, or at the end of a UTC day. */
export type StateRef =
  | { readonly snapshot: string }
  | {
      readonly pipeline: string;
      readonly at: "now" | { readonly revision: number } | { readonly day: string };
    };

const form =
  "must be snapshot:ID, pipeline:ID for what it is now, pipeline:ID@REVISION, or pipeline:ID@DAY such as pipeline:ID@2026-11-24";

/** Reads `snapshot:ID`, `pipeline:ID`, `pipeline:ID@17` and `pipeline:ID@2026-11-24`, as they are in addresses. */
export function parseStateRef(text: string): Result<StateRef, string> {
  const [, sort, id = "", at] = /^(snapshot|pipeline):([A-Za-z0-9_-]{1,64})(?:@(.{1,20}))?$/.exec(text) ?? [];
  if (sort === undefined) return err(form);
  if (sort === "snapshot")
    return at === undefined ? ok({ snapshot: id }) : err("a snapshot is of one moment: leave the @ out");
  if (at === undefined) return ok({ pipeline: id, at: "now" });
  if (/^\d{1,15}$/.test(at)) return ok({ pipeline: id, at: { revision: Number(at) } });
  return isDay(at) ? ok({ pipeline: id, at: { day: at } }) : err(form);
}

export function formatStateRef(ref: StateRef): string {
  if ("snapshot" in ref) return `snapshot:${ref.snapshot}`;
  const { pipeline, at } = ref;
  if (at === "now") return `pipeline:${pipeline}`;
  return `pipeline:${pipeline}@${"day" in at ? at.day : at.revision}`;
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/.test(text) ? text.split("-").map(Number) : [];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}
