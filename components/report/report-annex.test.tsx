import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { textsIn } from "@/components/findings/control-texts";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { analyse } from "@/lib/domain/posture/analyse";
import { aPipeline } from "@/lib/testing/builders";
import { ReportAnnex } from "./report-annex";

const day = "2026-11-25";

it("tells what was said not to apply and counts as not assessed again, and only counts what nobody assessed", () => {
  const shop = aPipeline("Shop")
    .node("ci")
    .claim("ci", "img-sign", { status: "not-applicable", reason: "No image.", review: "2026-11-20" })
    .claim("ci", "img-sbom", { status: "missing" });
  const gaps = analyse(shop.build(), mappedCatalogue, day).gaps.declared;
  const html = renderToStaticMarkup(
    <ReportAnnex
      document={shop.toDocument()}
      gaps={gaps}
      settled={[]}
      day={day}
      isWhole={false}
      textsOf={textsIn(shop.build())}
    />,
  );
  expect(html).toContain("Sign images in the build with a protected identity");
  expect(html).toContain("its review was due on 20 Nov 2026");
  expect(html).toContain(`${gaps.length - 2} more controls are not assessed, and not listed.`);
});
