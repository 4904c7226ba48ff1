import { anyText, type AskedOf, createAddress, wholeNumber } from "@/lib/client/address";
import { accountIdSchema } from "@/lib/domain/ids";
import { idSchema } from "@/lib/domain/ids";

/** What is gone from the pipeline may be asked for: it is still in the log. */
const id = anyText((given) => idSchema.safeParse(given).data);

/** What the activity page can be asked for; a changed filter starts at the newest entry again. */
export const activityAddress = createAddress(
  {
    person: anyText((given) => accountIdSchema.safeParse(given).data),
    node: id,
    control: id,
    /** Entries before this revision; absent: the newest. */
    before: wholeNumber(15),
  },
  "before",
);
export type AskedActivity = AskedOf<typeof activityAddress>;
export type ActivityQuery = AskedActivity["query"];

export const activityHref = activityAddress.href;

export function isFiltered({ person, node, control }: ActivityQuery): boolean {
  return [person, node, control].some((value) => value !== undefined);
}
