import { createAddress, oneOf, pageNumber } from "@/lib/client/address";
import { stages } from "@/lib/domain/pipeline/document-lists";

/** The stage of the trend, and the page of the list. */
export const timelineAddress = createAddress({ stage: oneOf(stages), page: pageNumber });
