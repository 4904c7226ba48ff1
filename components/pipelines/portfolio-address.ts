import { anyText, createAddress, oneOf } from "@/lib/client/address";
import { portfolioSorts } from "@/lib/domain/portfolio/select-pipelines";

/** The query parameters of the list of pipelines. */
export const portfolioAddress = createAddress({
  q: anyText((text) => text.trim().slice(0, 200) || undefined),
  show: oneOf(["all", "open", "mine", "archived"], "all"),
  tag: anyText(),
  owner: anyText(),
  sort: oneOf(portfolioSorts, "open"),
  order: oneOf(["reversed"]),
  /** A message to show once. */
  from: oneOf(["archive", "sample", "archived"]),
});
export type PortfolioAsked = ReturnType<typeof portfolioAddress.read>["query"];
