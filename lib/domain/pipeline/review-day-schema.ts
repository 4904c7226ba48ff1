import * as z from "zod/mini";
import { daySchema } from "./fields";
import { reviewFault } from "./needs-reason";

/** A day on which a reason is looked at again, for a field that asks for it alone. @param today the UTC day, `YYYY-MM-DD` */
export function reviewDaySchema(today: string) {
  return daySchema.check(z.refine((day) => reviewFault(day, today) === undefined, "must not be in the past"));
}
