import { createAddress, oneOf, pageNumber } from "@/lib/client/address";
import { evidenceShown } from "@/lib/domain/contract/evidence";

/** Which reports are listed, and the page of the list. */
export const evidenceAddress = createAddress({ show: oneOf(evidenceShown), page: pageNumber }, "page");
