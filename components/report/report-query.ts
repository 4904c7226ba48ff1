import { createAddress, oneOf } from "@/lib/client/address";

/** What follows the one page: nothing, the annex, or the annex with what nobody has assessed. */
export const reportAddress = createAddress({ annex: oneOf(["with", "whole"]) });
