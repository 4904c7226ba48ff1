import * as z from "zod";

/** A member as others are told of: by the account, and as they are called now. */
export const personSchema = z.strictObject({ id: z.string(), name: z.string() });
