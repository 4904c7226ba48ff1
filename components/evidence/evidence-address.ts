import { createAddress, oneOf, pageNumber } from "@/lib/client/address";
import { evidenceShown } from "@/lib/domain/contract/evidence";

/** The filter and the page of the list of reports. */
export const evidenceAddress = createAddress({ show: oneOf(evidenceShown), page: pageNumber }, "page");
