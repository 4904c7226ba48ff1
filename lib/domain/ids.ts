import * as z from "zod/mini";
import "./zod-in-english";

/** An id inside a document, a catalogue or a workspace: `[a-z0-9][a-z0-9-]{0,63}`. */
export const idSchema = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9][a-z0-9-]{0,63}$/,
      "must be 1 to 64 of a-z, 0-9 and -, starting with a letter or digit",
    ),
  );

/** An account: its id is made by the server and has capitals. */
export const accountIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9]{1,64}$/, "must be 1 to 64 letters and digits"));

/** An operation's id: a uuid made by the client, lower case. */
export const operationIdSchema = z
  .string()
  .check(
    z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "must be a uuid in lower case"),
  );
