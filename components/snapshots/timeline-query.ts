import { createAddress, oneOf, pageNumber } from "@/lib/client/address";
import { stages } from "@/lib/domain/pipeline/document-lists";

/** The stage that the trend is of, and the page of the list. */
export const timelineAddress = createAddress({ stage: oneOf(stages), page: pageNumber });
