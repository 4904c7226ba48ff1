import { describe, expect, it } from "vitest";
import type { Claim } from "../../pipeline/document";
import { reviewables } from "../../pipeline/document-lists";
import { emptyPipeline, type Pipeline } from "../../pipeline/pipeline";
import { effectiveStatus } from "../coverage/effective-status";
import { statusText } from "./claim-note";

const today = "2026-11-24";
const asksNobody = emptyPipeline("No rule");
const asksAll = { ...asksNobody, policy: { needsReview: [...reviewables] } };
const textOf = (said: Partial<Claim>, map: Pipeline = asksNobody) => {
  const claim: Claim = { node: "ci", control: "img-sign", ...said };
  return statusText(effectiveStatus(claim, today, map), claim, today, map);
};

describe("a status in words", () => {
  it.each<[string, Partial<Claim>, string]>([
    ["missing", { status: "missing" }, "Missing"],
    [
      "accepted",
      { status: "accepted", acceptance: { by: "Ana", until: "2027-03-01" } },
      "Missing, accepted until 1 Mar 2027 by Ana",
    ],
    [
      "accepted, in a copy without owners",
      { status: "accepted", acceptance: { until: "2027-03-01" } },
      "Missing, accepted until 1 Mar 2027",
    ],
    [
      "accepted until yesterday",
      { status: "accepted", acceptance: { by: "Ana", until: "2026-11-23" } },
      "Missing: acceptance expired on 23 Nov 2026",
    ],
    ["accepted without an end", { status: "accepted" }, "Missing: accepted without an end date"],
    ["not applicable for good", { status: "not-applicable" }, "Not applicable"],
    [
      "not applicable for now",
      { status: "not-applicable", review: "2027-03-01" },
      "Not applicable, to be reviewed on 1 Mar 2027",
    ],
    [
      "not applicable until yesterday",
      { status: "not-applicable", review: "2026-11-23" },
      "Not assessed: its review was due on 23 Nov 2026",
    ],
    [
      "an acceptance that another answer took the place of",
      { status: "planned", acceptance: { by: "Ana", until: "2027-03-01" } },
      "Planned",
    ],
  ])("%s", (_, claim, words) => {
    expect(textOf(claim)).toBe(words);
  });

  it.each<[string, Partial<Claim>, string]>([
    [
      "verified",
      { status: "implemented", evidence: [{ id: "e", title: "Log", result: "supports", effective: today }] },
      "Declared, approval pending",
    ],
    ["declared, of which nobody has to be asked", { status: "implemented" }, "Declared"],
    [
      "not applicable",
      { status: "not-applicable", review: "2027-03-01" },
      "Not assessed, approval pending: marked not applicable",
    ],
    [
      "accepted",
      { status: "accepted", acceptance: { by: "Ana", until: "2027-03-01" } },
      "Missing, accepted until 1 Mar 2027 by Ana (approval pending)",
    ],
    [
      "accepted until yesterday",
      { status: "accepted", acceptance: { by: "Ana", until: "2026-11-23" } },
      "Missing: acceptance expired on 23 Nov 2026",
    ],
  ])("says what waits for a second person: %s", (_, claim, words) => {
    expect(textOf(claim, asksAll)).toBe(words);
  });
});
