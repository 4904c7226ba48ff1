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
      isFrozen={false}
      isWhole={false}
      textsOf={textsIn(shop.build())}
    />,
  );
  expect(html).toMatch(
    />To fix: 1<.*Signed SBOM for each image.*>To assess: \d+<.*Image signing in the build/s,
  );
  expect(html).toContain("its review was due on 20 Nov 2026");
  expect(html).toContain(`>To assess: ${gaps.length - 1}<`);
  expect(html).toContain(`${gaps.length - 2} more controls are not assessed, and not listed.`);
});

it("lists what is known to be exploited at a node by its version, and not in what was frozen", () => {
  const shop = aPipeline("Shop")
    .node("old", { technologies: ["teamcity"], version: "2026.1.2" })
    .node("new", { technologies: ["teamcity"], version: "2026.1.3" })
    .node("unsaid", { technologies: ["nexus"], kind: "production-registry" });
  const [annex, frozen] = [false, true].map((isFrozen) =>
    renderToStaticMarkup(
      <ReportAnnex
        document={shop.toDocument()}
        gaps={[]}
        settled={[]}
        day={day}
        isFrozen={isFrozen}
        isWhole={false}
        textsOf={textsIn(shop.build())}
      />,
    ),
  );
  expect(annex).toContain("Known exploited: 2 nodes");
  expect(annex).toMatch(/CVE-2026-63077<\/a>, fixed in 2026\.1\.3: /);
  expect(annex).toContain("Version not answered: CVE-2019-7238, CVE-2020-10199");
  expect(frozen).not.toContain("CVE-");
});
