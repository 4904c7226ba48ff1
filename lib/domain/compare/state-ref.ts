import { lastDayOf } from "../days-after";
import { err, ok, type Result } from "../result";

/** A reference to a state: a snapshot, or a pipeline now, at a revision, at the end of a UTC day, or its planned state. */
export type StateRef =
  | { readonly snapshot: string }
  | {
      readonly pipeline: string;
      readonly at:
        | "now"
        | { readonly revision: number }
        | { readonly day: string }
        /** Up to a day; undefined: all that is planned. */
        | { readonly target: string | undefined };
    };

const form =
  "must be snapshot:ID, pipeline:ID (now), pipeline:ID@REVISION, pipeline:ID@2026-11-24 (that day), or pipeline:ID@target (planned state) or pipeline:ID@target:DAY. If the pipeline is known: now, target or target:DAY";

/** Reads `snapshot:ID`, `pipeline:ID`, `pipeline:ID@17`, `pipeline:ID@2026-11-24` and `pipeline:ID@target:2027-03-31`, as they are in addresses. */
export function parseStateRef(text: string): Result<StateRef, string> {
  const [, sort, id = "", at] = /^(snapshot|pipeline):([A-Za-z0-9_-]{1,64})(?:@(.{1,20}))?$/.exec(text) ?? [];
  if (sort === undefined) return err(form);
  if (sort === "snapshot")
    return at === undefined ? ok({ snapshot: id }) : err("a snapshot has no @ part: remove it");
  if (at === undefined) return ok({ pipeline: id, at: "now" });
  if (/^\d{1,15}$/.test(at)) return ok({ pipeline: id, at: { revision: Number(at) } });
  if (at === "target") return ok({ pipeline: id, at: { target: undefined } });
  const target = at.replace(/^target:/, "");
  if (!isDay(target)) return err(form);
  return ok({ pipeline: id, at: target === at ? { day: at } : { target } });
}

/** `now`, `target` and `target:DAY` in full, if the other side names the pipeline; any other text as it is. */
export function spellOutRef(text: string, other: string): string {
  const [, pipeline] = /^(pipeline:[^@]+)/.exec(other) ?? [];
  if (pipeline === undefined) return text;
  if (text === "now") return pipeline;
  return isShortTarget(text) ? `${pipeline}@${text}` : text;
}

export function isShortTarget(text: string): boolean {
  return /^target(:\d{4}-\d\d-\d\d)?$/.test(text);
}

export function formatStateRef(ref: StateRef): string {
  if ("snapshot" in ref) return `snapshot:${ref.snapshot}`;
  const { pipeline, at } = ref;
  if (at === "now") return `pipeline:${pipeline}`;
  if ("target" in at) return `pipeline:${pipeline}@target${at.target === undefined ? "" : `:${at.target}`}`;
  return `pipeline:${pipeline}@${"day" in at ? at.day : at.revision}`;
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/.test(text) ? text.split("-").map(Number) : [];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}
