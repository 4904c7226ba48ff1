import { createAddress, oneOf } from "@/lib/client/address";

/** After the one page: nothing, the annex, or the annex with not assessed controls. */
export const reportAddress = createAddress({ annex: oneOf(["with", "whole"]) });
